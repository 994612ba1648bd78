import Learning
import NumericCore
import Transfer
import Worlds

extension WorldResult {
  /// The novel classes of the glyphs.
  static let novelGlyphCount = 50
  /// The images of a base class, as many as Omniglot has of each character.
  private static let imagesOfBaseClass = 20

  /// Glyphs: classes, images, networks and tasks drawn anew for each seed.
  static func glyphs(seed: UInt64, _ settings: Settings) throws -> WorldResult {
    let source = RandomSource(seed: seed).stream("glyphs")
    func images(_ name: String, classCount: Int, count: Int) -> ClassifiedExamples {
      GlyphWorld(classCount: classCount, drawnFrom: source.stream("\(name) classes")).images(
        count: count, drawnFrom: source.stream("\(name) images"))
    }
    let baseCount = imagesOfBaseClass * settings.baseClassCount
    let base = images("base", classCount: settings.baseClassCount, count: baseCount)
    let novel = images(
      "novel", classCount: novelGlyphCount, count: novelGlyphCount * (supervisedShotCount + max(20, settings.queryCount)))
    for shots in [settings.shotCount, supervisedShotCount] {
      try novel.requireTasks(settings.shape(shots: shots), of: "novel glyphs")
    }
    for ways in [settings.trainingWayCount, settings.wayCount] {
      try base.requireTasks(EmbeddingTraining.shape(ways: ways, shots: settings.shotCount), of: "base glyphs, in training")
    }
    let training = EmbeddingTraining(
      base: base, hidden: [128, 128], width: 64, imageCount: settings.trainingImageCount, stepSize: settings.stepSize,
      source: source.stream("training"))
    let world = NovelWorld(novel: novel, settings: settings, source: source)
    var result = WorldResult()

    try world.measure(
      .pixels, Matrix(novel.inputs).subtracting(rowwise: Matrix(base.inputs).columnMeans), Head.allCases, into: &result)
    try world.measureLinear(base: base, componentCount: 32, discriminantCount: 64, into: &result)
    let classifier = training.features(of: novel, try training.classifier(of: base))
    try world.measure(.classifier, classifier, Head.allCases, into: &result)
    for (embedding, classCount) in [(Embedding.classifierOf5, 5), (.classifierOf20, 20)] {
      // As many images of fewer classes.
      let few = images("base of \(classCount)", classCount: classCount, count: baseCount)
      try world.measure(embedding, training.features(of: novel, try training.classifier(of: few)), [.prototypes], into: &result)
    }

    func episodic(_ ways: Int, _ metric: PrototypeMetric, _ stepSize: Double, _ weightDecay: Double) throws -> Matrix {
      training.features(
        of: novel,
        try training.episodic(
          ways: ways, shots: settings.shotCount, metric: metric, stepSize: stepSize, weightDecay: weightDecay))
    }
    let many = settings.trainingWayCount
    let manyWays = try episodic(many, .squaredEuclidean, 0.006, 0.02)
    try world.measure(.episodic, manyWays, Head.allCases, into: &result)
    try world.measure(
      .episodicFewWays, episodic(settings.wayCount, .squaredEuclidean, 0.006, 0.01), [.prototypes], into: &result)
    try world.measure(.episodicCosine, episodic(many, .cosine(scale: 1), 0.003, 0.001), [.cosine], into: &result)
    try world.measure(.episodicScaledCosine, episodic(many, .cosine(scale: 10), 0.006, 0.01), [.cosine], into: &result)
    return result
  }
}
