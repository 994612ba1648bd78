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
  static let hidden = [128, 128]
  static let width = 64

  private let settings: Settings
  private let source: RandomSource
  private let base: ClassifiedExamples
  private let novel: ClassifiedExamples

  /// Draws the images of one seed.
  ///
  /// - Throws: ``UnusableTask`` where they are too few for the tasks.
  init(seed: UInt64, _ settings: Settings) throws(UnusableTask) {
    self.settings = settings
    source = RandomSource(seed: seed).stream("glyphs")
    base = Self.images("base", classCount: settings.baseClassCount, count: Self.imagesOfBaseClass * settings.baseClassCount, source)
    let imagesOfNovelClass = WorldResult.supervisedShotCount + max(20, settings.queryCount)
    novel = Self.images("novel", classCount: Self.novelClassCount, count: Self.novelClassCount * imagesOfNovelClass, source)
    for shots in [settings.shotCount, WorldResult.supervisedShotCount] {
      try novel.requireTasks(settings.shape(shots: shots), of: "novel glyphs")
    }
    for ways in [settings.trainingWayCount, settings.wayCount] {
      try base.requireTasks(
        EmbeddingTraining.shape(ways: ways, shots: settings.shotCount), of: "base glyphs, in training (--training-ways)")
    }
  }

  private static func images(_ name: String, classCount: Int, count: Int, _ source: RandomSource) -> ClassifiedExamples {
    GlyphWorld(classCount: classCount, drawnFrom: source.stream("\(name) classes")).images(
      count: count, drawnFrom: source.stream("\(name) images"))
  }

  private var training: EmbeddingTraining {
    EmbeddingTraining(
      base: base, hidden: Self.hidden, width: Self.width, imageCount: settings.trainingImageCount, stepSize: settings.stepSize,
      source: source.stream("training"))
  }

  /// Measures every embedding.
  ///
  /// - Parameter saved: a network to measure beside those of the seed; nil for none.
  /// - Returns: the accuracies, and the network that was trained on episodes of many ways, by squared distance.
  func result(saved: Network?) throws -> (result: WorldResult, episodic: Network) {
    let world = NovelWorld(novel: novel, settings: settings, source: source)
    var result = WorldResult()
    try world.measure(
      .pixels, Matrix(novel.inputs).subtracting(rowwise: Matrix(base.inputs).columnMeans), Head.allCases, into: &result)
    try world.measureLinear(base: base, componentCount: 32, discriminantCount: min(64, base.classCount - 1), into: &result)
    try measureClassifiers(world, &result)
    let episodic = try measureEpisodic(world, &result)
    if let saved { try world.measure(.saved, training.features(of: novel, saved), Head.allCases, into: &result) }
    return (result, episodic)
  }

  /// Classifiers of all base classes, and of fewer with as many images.
  private func measureClassifiers(_ world: NovelWorld, _ result: inout WorldResult) throws {
    let network = try training.classifier(of: base)
    try world.measure(.classifier, training.features(of: novel, network), Head.allCases, into: &result)
    for (embedding, classCount) in [(Embedding.classifierOf5, 5), (.classifierOf20, 20)] {
      let few = Self.images("base of \(classCount)", classCount: classCount, count: base.count, source)
      try world.measure(embedding, training.features(of: novel, try training.classifier(of: few)), [.prototypes], into: &result)
    }
  }

  private func measureEpisodic(_ world: NovelWorld, _ result: inout WorldResult) throws -> Network {
    func measure(_ embedding: Embedding, _ heads: [Head], _ network: Network) throws {
      try world.measure(embedding, training.features(of: novel, network), heads, into: &result)
    }
    let (many, shots) = (settings.trainingWayCount, settings.shotCount)
    let network = try training.episodic(ways: many, shots: shots)
    try measure(.episodic, Head.allCases, network)
    try measure(
      .episodicFewWays, [.prototypes], training.episodic(ways: settings.wayCount, shots: shots))
    try measure(.episodicCosine, [.cosine], training.episodic(ways: many, shots: shots, metric: .cosine(scale: 1)))
    try measure(.episodicScaledCosine, [.cosine], training.episodic(ways: many, shots: shots, metric: .cosine(scale: 10)))
    return network
  }
}
