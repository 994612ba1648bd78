internal import Learning
internal import NumericCore

/// Whether the rule that the source's labels follow holds in the target: the source's linear score of each row, from models that have
/// not seen the row, against its label.
///
/// For a class the score s is the logit of a logistic regression of that class on the features, and
///
///     logit P(y | s) = a + b s
///
/// is fitted in each domain. Under covariate shift a and b are the same in both, as far as a linear score shows; under label shift a
/// differs and b does not, because another share of a class adds a constant to its logit; where the labels mean something else, b
/// differs. Both are tested by likelihood ratios, in their large-sample form; of several classes each is compared, and p is corrected
/// by Holm's method. For numbers s is the prediction of a ridge regression, and the lines y = a + b s are compared by Welch's test,
/// with errors of b that hold for unequal variances.
///
/// Source: G. C. Chow, "Tests of equality between sets of coefficients in two linear regressions", Econometrica 28 (1960), here with
/// one coefficient in place of all, so that few rows suffice.
public struct RuleComparison: Sendable, Hashable {
  /// The p-value of a difference of the slopes b.
  public let slopePValue: Double
  /// The p-value of a difference of the intercepts a, at a common slope.
  public let interceptPValue: Double

  /// A class is compared where each domain has so many rows of it and so many of the others.
  private static let leastCount = 5
  private static let foldCount = 5

  /// Compares the rules; nil where the target has no labels, or too few of every class.
  ///
  /// - Parameters:
  ///   - source: n × d, standardised.
  ///   - target: m × d, in the same coordinates.
  /// - Precondition: there is a label a row.
  /// - Throws: ``LearningError`` where an optimum is not found.
  init?(_ labels: MeasuredLabels, source: Matrix, target: Matrix, random: RandomSource) throws(LearningError) {
    var pValues: [(slope: Double, intercept: Double)] = []
    switch labels {
    case .classes(let classes):
      guard let targetClasses = classes.target else { return nil }
      // Of two classes one is enough: the other's rule is its complement.
      for index in (classes.names.count == 2 ? 1..<2 : classes.names.indices) {
        let (inSource, inTarget) = (classes.source.map { $0 == index ? 1.0 : 0 }, targetClasses.map { $0 == index ? 1.0 : 0 })
        let isComparable = [inSource, inTarget].allSatisfy { labels in
          let positives = Int(labels.sum())
          return min(positives, labels.count - positives) >= Self.leastCount
        }
        guard isComparable else { continue }
        let scores = try Self.scores(source, inSource, target, random.stream("class \(index)")) {
          sample throws(LearningError) in try LogisticRegression(sample)
        }
        if let scores { pValues.append(try Self.logisticPValues(scores, inSource, inTarget)) }
      }
    case .numbers(_, nil): return nil
    case .numbers(let inSource, let inTarget?):
      guard min(inSource.count, inTarget.count) >= 2 * Self.foldCount else { return nil }
      let scores = try Self.scores(source, inSource, target, random) {
        sample throws(LearningError) in try RidgeRegression(sample)
      }
      if let scores { pValues.append(Self.linePValues(scores, inSource, inTarget)) }
    }
    guard !pValues.isEmpty else { return nil }
    slopePValue = PValue.holmAdjusted(pValues.map(\.slope)).min() ?? 1
    interceptPValue = PValue.holmAdjusted(pValues.map(\.intercept)).min() ?? 1
  }

  private typealias Scores = (source: [Double], target: [Double])

  /// The score of each source row by the model of the folds that it is not in, of each target row by the model of a fold at random, so
  /// that both are scored by models from equally many rows; nil where the scores are constant. Their unit is their deviation.
  private static func scores(
    _ source: Matrix, _ labels: [Double], _ target: Matrix, _ random: RandomSource,
    model: (Sample) throws(LearningError) -> any LinearPredictor
  ) throws(LearningError) -> Scores? {
    var generator = random
    let isBinary = labels.allSatisfy { $0 == 0 || $0 == 1 }
    let folds =
      try isBinary
      ? Folds(count: foldCount, stratifying: labels, using: &generator)
      : Folds(count: foldCount, exampleCount: labels.count, using: &generator)
    let foldOfTarget = random.permutation(target.rowCount).map { $0 % foldCount }
    var scores: Scores = (Array(repeating: 0, count: source.rowCount), Array(repeating: 0, count: target.rowCount))
    for fold in 0..<foldCount {
      let (training, judged) = (folds.training(fold), folds.heldOut(fold))
      let predictor = try model(Sample(features: source.rows(training), labels: training.map { labels[$0] }))
      for (row, score) in zip(judged, predictor.scores(of: source.rows(judged))) { scores.source[row] = score }
      let rows = foldOfTarget.indices.filter { foldOfTarget[$0] == fold }
      for (row, score) in zip(rows, predictor.scores(of: target.rows(rows))) { scores.target[row] = score }
    }
    let deviation = (scores.source + scores.target).standardDeviation
    guard deviation > 0 else { return nil }
    return (scores.source.scaled(by: 1 / deviation), scores.target.scaled(by: 1 / deviation))
  }

  /// The likelihood ratios of: slopes of their own against a common one; intercepts of their own at a common slope against a common one.
  private static func logisticPValues(
    _ scores: Scores, _ inSource: [Double], _ inTarget: [Double]
  ) throws(LearningError) -> (slope: Double, intercept: Double) {
    let both = scores.source + scores.target
    let inDomain = scores.source.map { _ in 0.0 } + scores.target.map { _ in 1.0 }
    let products = zip(both, inDomain).map { $0 * $1 }
    func misfit(_ columns: [[Double]]) throws(LearningError) -> Double {
      let features = Matrix(rows: columns).transposed
      // So small a penalty changes no likelihood that matters, and keeps classes that s separates from having no optimum.
      return try LogisticRegression(Sample(features: features, labels: inSource + inTarget), penalty: 1e-3).objective
    }
    let (common, shifted, own) = (
      try misfit([both]), try misfit([both, inDomain]), try misfit([both, inDomain, products])
    )
    let law = ChiSquaredDistribution(degreesOfFreedom: 1)
    return (law.upperTail(max(0, 2 * (shifted - own))), law.upperTail(max(0, 2 * (common - shifted))))
  }

  private static func linePValues(_ scores: Scores, _ inSource: [Double], _ inTarget: [Double]) -> (
    slope: Double, intercept: Double
  ) {
    let (source, target) = (Line(scores.source, inSource), Line(scores.target, inTarget))
    let (first, second) = (source.squaredError, target.squaredError)
    let slope = first + second > 0 ? (source.slope * second + target.slope * first) / (first + second) : source.slope
    func rest(_ scores: [Double], _ labels: [Double]) -> WelchTest.Moments { .init(labels.adding(-slope, times: scores)) }
    return (
      WelchTest(source.moments, target.moments).pValue,
      WelchTest(rest(scores.source, inSource), rest(scores.target, inTarget)).pValue
    )
  }

  /// A line through labels by least squares, with the error of its slope that holds where the variance is not the same everywhere.
  private struct Line {
    let slope: Double
    let squaredError: Double
    let count: Int

    init(_ scores: [Double], _ labels: [Double]) {
      let (middle, labelMean) = (scores.mean, labels.mean)
      let offsets = scores.map { $0 - middle }
      let spread = offsets.dot(offsets)
      let slope = spread > 0 ? offsets.dot(labels) / spread : 0
      let residuals = zip(offsets, labels).map { $1 - labelMean - slope * $0 }
      let squares = zip(offsets, residuals).map { $0 * $0 * $1 * $1 }.sum()
      let count = scores.count
      self.slope = slope
      self.count = count
      squaredError = spread > 0 ? squares / (spread * spread) * Double(count) / Double(max(1, count - 2)) : 0
    }

    /// The slope as a mean of so many values that its error is right.
    var moments: WelchTest.Moments { .init(mean: slope, variance: squaredError * Double(count), count: count) }
  }
}
