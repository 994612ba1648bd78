import ChapterKit
import Foundation
import Learning
import NumericCore
import Transfer
import Worlds

/// Glyphs of one seed: classes, images, networks and tasks are drawn anew for each.
struct GlyphTrial {
  /// The novel classes.
  static let novelClassCount = 50
  /// The images of a base class, as many as Omniglot has of each character.
  static let imagesOfBaseClass = 20
  /// The layers of every embedding.
  private static let hidden = [128, 128]
  private static let width = 64

  private let tasks: TaskOptions
  private let options: GlyphOptions
  private let random: RandomSource
  private let base: ClassifiedExamples
  private var novel: NovelClasses

  /// Draws the images of one seed.
  ///
  /// - Throws: `ValidationError` where they are too few for the tasks.
  init(seed: UInt64, _ tasks: TaskOptions, _ options: GlyphOptions) throws {
    (self.tasks, self.options) = (tasks, options)
    random = RandomSource(seed: seed).stream("glyphs")
    base = Self.images("base", classCount: options.baseClasses, count: Self.imagesOfBaseClass * options.baseClasses, random)
    let images = Self.images(
      "novel", classCount: Self.novelClassCount, count: Self.novelClassCount * (NovelClasses.manyShots + max(20, tasks.queries)),
      random)
    novel = try NovelClasses(images, named: "novel glyphs", tasks: tasks, random: random)
    for ways in [options.trainingWays, tasks.ways] {
      try base.requireTasks(
        EmbeddingTraining.shape(ways: ways, shots: tasks.shots), of: "base glyphs, in training (--training-ways)")
    }
  }

  private static func images(_ name: String, classCount: Int, count: Int, _ random: RandomSource) -> ClassifiedExamples {
    GlyphWorld(classCount: classCount, drawnFrom: random.stream("\(name) classes")).images(
      count: count, drawnFrom: random.stream("\(name) images"))
  }

  private var training: EmbeddingTraining {
    EmbeddingTraining(
      base: base, hidden: Self.hidden, width: Self.width, imageCount: options.trainingImages, stepSize: tasks.stepSize,
      random: random.stream("training"))
  }

  /// Measures every embedding.
  ///
  /// - Parameter saved: a network to measure beside those of the seed; nil for none.
  mutating func row(saved: Network?) throws -> ImageRow {
    try novel.measureLinear(base: base, componentCount: 32, discriminantCount: min(64, base.classCount - 1))
    try measure(.classifier, Head.allCases, training.classifier(of: base))
    for (embedding, classCount) in [(Embedding.classifierOf5, 5), (.classifierOf20, 20)] {
      // As many images of fewer classes.
      let few = Self.images("base of \(classCount)", classCount: classCount, count: base.count, random)
      try measure(embedding, [.prototypes], training.classifier(of: few))
    }
    let (many, shots) = (options.trainingWays, tasks.shots)
    let episodic = try training.episodic(ways: many, shots: shots)
    try measure(.episodic, Head.allCases, episodic)
    try measure(.episodicFewWays, [.prototypes], training.episodic(ways: tasks.ways, shots: shots))
    try measure(.episodicCosine, [.cosine], training.episodic(ways: many, shots: shots, metric: .cosine(scale: 1)))
    try measure(.episodicScaledCosine, [.cosine], training.episodic(ways: many, shots: shots, metric: .cosine(scale: 10)))
    if let saved { try measure(.saved, Head.allCases, saved) }
    return ImageRow(scores: novel.scores, network: options.saveNetwork == nil ? nil : episodic.encoded)
  }

  private mutating func measure(_ embedding: Embedding, _ heads: [Head], _ network: Network) throws {
    try novel.measure(embedding, training.features(of: novel.examples, network), heads)
  }

  /// The embedding in a file.
  ///
  /// - Throws: `InvalidInput` where the file cannot be read, or does not hold an undamaged network of the right shape and version.
  static func network(at path: String) throws(InvalidInput) -> Network {
    // A network has some hundred thousand bytes; what is longer, or never ends, is none.
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: 1 << 24), !data.isEmpty else {
      throw InvalidInput("'\(path)' cannot be read, or is empty; name a file that --save-network wrote.")
    }
    do {
      return try Network(
        decoding: [UInt8](data),
        expecting: EmbeddingTraining.shape(inputCount: GlyphWorld.pixelCount, hidden: hidden, width: width))
    } catch {
      throw InvalidInput("'\(path)': \(error)")
    }
  }
}
