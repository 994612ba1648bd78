internal import Learning
internal import NumericCore

/// Whether the rule that the source's labels follow holds in the target: the source's linear score of each row, from models that
/// have not seen the row, against its label.
///
/// For a class the score s is the logit of its probability by a logistic, or of several classes a softmax, regression on the
/// features, and
///
///     logit P(y | s) = a + b s
///
/// is fitted in each domain. Under covariate shift a and b are the same in both, as far as a linear score shows; under label shift
/// a differs and b does not, because another share of a class adds a constant to its logit; where the labels mean something else, b
/// differs. Both are tested by likelihood ratios, in their large-sample form; of several classes each is compared, and p is
/// corrected by Holm's method. For numbers s is the prediction of a ridge regression, and the lines y = a + b s are compared by
/// Welch's test, with errors of b that hold for unequal variances.
///
/// Source: G. C. Chow, "Tests of equality between sets of coefficients in two linear regressions", Econometrica 28 (1960), here
/// with one coefficient in place of all, so that few rows suffice.
public struct RuleComparison: Sendable, Hashable {
  /// The p-value of a difference of the slopes b.
  public let slopePValue: Double
  /// The p-value of a difference of the intercepts a, at a common slope.
  public let interceptPValue: Double

  /// A class is compared where each domain has so many rows of it and so many of the others.
  private static let leastCount = 5

  /// Compares the rules; nil where the target has no labels, or too few of every class.
  ///
  /// - Parameters:
  ///   - source: n × d, standardised.
  ///   - target: m × d, in the same coordinates.
  /// - Precondition: there is a label a row.
  /// - Throws: ``LearningError`` where an optimum is not found.
  init?(_ labels: MeasuredLabels, source: Matrix, target: Matrix, random: RandomSource) throws(LearningError) {
    let pValues: [(slope: Double, intercept: Double)]
    switch labels {
    case .classes(let classes):
      guard let targetClasses = classes.target else { return nil }
      pValues = try Self.pValues(classes.source, targetClasses, source, target, random)
    case .numbers(_, nil): return nil
    case .numbers(let inSource, let inTarget?):
      guard min(inSource.count, inTarget.count) >= 2 * SourceScores.foldCount else { return nil }
      let scores = try SourceScores(source, target, labels: inSource, random: random)
      pValues = scores.deviation(0) > 0 ? [Self.linePValues(scores.scaled(0), inSource, inTarget)] : []
    }
    guard !pValues.isEmpty else { return nil }
    slopePValue = PValue.holmAdjusted(pValues.map(\.slope)).min() ?? 1
    interceptPValue = PValue.holmAdjusted(pValues.map(\.intercept)).min() ?? 1
  }

  /// The p-values of each class that both domains have examples and counterexamples of.
  private static func pValues(
    _ inSource: [Int], _ inTarget: [Int], _ source: Matrix, _ target: Matrix, _ random: RandomSource
  ) throws(LearningError) -> [(slope: Double, intercept: Double)] {
    let scored = Set(inSource).sorted().filter { name in inSource.count { $0 == name } >= SourceScores.foldCount }
    // Classes too rare to be in every fold are left out of the source; a target row of such a class is one of none.
    let kept = inSource.indices.filter { scored.contains(inSource[$0]) }
    guard scored.count > 1 else { return [] }
    let known = kept.map { inSource[$0] }
    let scores = try SourceScores(source.rows(kept), target, classes: known, names: scored, random: random)
    var pValues: [(slope: Double, intercept: Double)] = []
    // Of two classes one is enough: the other's rule is its complement.
    for (column, name) in scored.enumerated() where scored.count > 2 || column == 1 {
      let signs = (known.map { $0 == name ? 1.0 : 0 }, inTarget.map { $0 == name ? 1.0 : 0 })
      let isComparable = [signs.0, signs.1].allSatisfy { min($0.sum(), Double($0.count) - $0.sum()) >= Double(leastCount) }
      if isComparable, scores.deviation(column) > 0 {
        pValues.append(try logisticPValues(scores.scaled(column), signs.0, signs.1))
      }
    }
    return pValues
  }

  /// The likelihood ratios of: slopes of their own against a common one; intercepts of their own at a common slope against a common
  /// one.
  private static func logisticPValues(
    _ scores: SourceScores.Pair, _ inSource: [Double], _ inTarget: [Double]
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

  private static func linePValues(
    _ scores: SourceScores.Pair, _ inSource: [Double], _ inTarget: [Double]
  ) -> (slope: Double, intercept: Double) {
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
      count = scores.count
      self.slope = slope
      squaredError = spread > 0 ? squares / (spread * spread) * Double(count) / Double(max(1, count - 2)) : 0
    }

    /// The slope as a mean of so many values that its error is right.
    var moments: WelchTest.Moments { .init(mean: slope, variance: squaredError * Double(count), count: count) }
  }
}
