import Learning
import NumericCore
import Transfer
import Worlds

extension WorldResult {
  /// The novel digits; the others are the base classes.
  static let novelDigitCount = 5
  /// The others.
  static let baseDigitCount = 10 - novelDigitCount

  /// Handwritten digits: five are base classes and five are novel, chosen anew for each seed.
  static func digits(seed: UInt64, _ settings: Settings) throws -> WorldResult {
    let source = RandomSource(seed: seed).stream("digits")
    let all = HandwrittenDigits().examples
    let order = source.stream("split").permutation(all.classCount)
    let base = all.keeping(classes: Array(order.dropFirst(novelDigitCount)))
    let novel = all.keeping(classes: Array(order.prefix(novelDigitCount)))
    let trainingWays = min(settings.wayCount, base.classCount)
    for shots in [settings.shotCount, supervisedShotCount] {
      try novel.requireTasks(settings.shape(shots: shots), of: "novel digits")
    }
    try base.requireTasks(EmbeddingTraining.shape(ways: trainingWays, shots: settings.shotCount), of: "base digits, in training")
    let training = EmbeddingTraining(
      base: base, hidden: [64], width: 32, imageCount: 40 * base.count, stepSize: settings.stepSize,
      source: source.stream("training"))
    let world = NovelWorld(novel: novel, settings: settings, source: source)
    var result = WorldResult()
    try world.measure(
      .pixels, Matrix(novel.inputs).subtracting(rowwise: Matrix(base.inputs).columnMeans), Head.allCases, into: &result)
    try world.measureLinear(base: base, componentCount: 16, discriminantCount: base.classCount - 1, into: &result)
    try world.measure(
      .classifier, training.features(of: novel, try training.classifier(of: base)), Head.allCases, into: &result)
    let episodic = try training.episodic(
      ways: trainingWays, shots: settings.shotCount, rates: (0.003, 0.001))
    try world.measure(.episodic, training.features(of: novel, episodic), Head.allCases, into: &result)
    return result
  }
}

extension ClassifiedExamples {
  /// The examples of some classes, which are numbered anew in the order given.
  fileprivate func keeping(classes kept: [Int]) -> ClassifiedExamples {
    let indices = classes.indices.filter { kept.contains(classes[$0]) }
    return ClassifiedExamples(
      inputs: inputs.rows(indices), classes: indices.compactMap { kept.firstIndex(of: classes[$0]) }, classCount: kept.count)
  }
}
