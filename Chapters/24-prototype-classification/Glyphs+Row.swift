import ChapterKit
import Foundation
import Learning
import NumericCore
import Transfer
import Worlds

extension Glyphs {
  /// The layers of every embedding.
  private static let shape = NetworkShape(
    inputCount: GlyphWorld.pixelCount, hidden: [128, 128], activation: .rectifier, classCount: 64)

  /// Measures every embedding; classes, images, networks and tasks are drawn anew for each seed.
  ///
  /// - Throws: `ValidationError` where the images are too few for the tasks, and `InvalidInput` for files that are refused.
  func row(seed: UInt64) throws -> ImageRow {
    // The files are refused before anything that takes long.
    if let path = training.saveNetwork {
      _ = try OutputFile(path, replacesExisting: training.force, inputs: training.network.map { [$0] } ?? [])
    }
    let saved = try training.network.map(Self.network)
    let random = RandomSource(seed: seed).stream("glyphs")
    let glyphs = FewShotGlyphs(
      baseClassCount: training.baseClasses, novelImages: FewShotPlan.manyShots + max(20, tasks.queries), from: random)
    let base = glyphs.base
    var novel = try NovelClasses(glyphs.novel, named: "novel glyphs", tasks.plan, random: random)
    for ways in [training.trainingWays, tasks.ways] {
      try base.requireTasks(tasks.trainingShape(ways: ways), of: "base glyphs, in training (--training-ways)")
    }

    let embeddings = EmbeddingTraining(
      base: base, shape: Self.shape, imageCount: training.trainingImages, random: random.stream("training"))
    func episodic(ways: Int, _ metric: PrototypeMetric = .squaredEuclidean) throws -> Network {
      try embeddings.episodic(
        tasks.trainingShape(ways: ways), metric: metric,
        tasks.trainingRates(EmbeddingTraining.episodicRates(ways: ways, metric: metric)))
    }
    func measure(_ embedding: Embedding, _ heads: [NamedHead], _ network: Network) throws {
      try novel.measure(embedding, embeddings.features(of: novel.examples, network), heads)
    }
    return try usable {
      try novel.measureLinear(base: base, componentCount: 32, discriminantCount: min(64, base.classCount - 1))
      try measure(.classifier, NamedHead.allCases, embeddings.classifier(of: base, EmbeddingTraining.classifierRates))
      for (embedding, classCount) in [(Embedding.classifierOf5, 5), (.classifierOf20, 20)] {
        // As many images of fewer classes.
        let few = try embeddings.classifier(of: glyphs.base(ofClasses: classCount), EmbeddingTraining.classifierRates)
        try measure(embedding, [.prototypes], few)
      }
      let many = try episodic(ways: training.trainingWays)
      try measure(.episodic, NamedHead.allCases, many)
      try measure(.episodicFewWays, [.prototypes], episodic(ways: tasks.ways))
      try measure(.episodicCosine, [.cosine], episodic(ways: training.trainingWays, .cosine(scale: 1)))
      try measure(.episodicScaledCosine, [.cosine], episodic(ways: training.trainingWays, .cosine(scale: 10)))
      if let saved { try measure(.saved, NamedHead.allCases, saved) }
      return ImageRow(scores: novel.scores, network: training.saveNetwork == nil ? nil : many.encoded)
    }
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
      return try Network(decoding: [UInt8](data), expecting: shape)
    } catch {
      throw InvalidInput("'\(path)': \(error)")
    }
  }
}
