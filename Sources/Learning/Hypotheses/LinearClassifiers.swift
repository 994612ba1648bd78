public import NumericCore

/// Linear classifiers 1[wᵀx ≥ c] in *d* dimensions, the constants included, searched through a convex surrogate.
///
/// The best one for given gains is not known to be found in reasonable time (minimising the zero-one loss is NP-hard), so that this is
/// no `HypothesisClass`: what it finds is attained, and bounds divergences from below and risks from above. In two dimensions
/// `HalfPlanes` is exact.
public struct LinearClassifiers: Sendable, Hashable {
  /// The points' features, `n × d`.
  public let points: Matrix

  /// The linear classifiers on these points.
  ///
  /// - Precondition: there are points, with at least one feature, and all values are finite.
  public init(points: Matrix) {
    precondition(points.rowCount > 0 && points.columnCount > 0, "Linear classifiers need points with at least one feature.")
    precondition(points.elements.allSatisfy(\.isFinite), "Linear classifiers need points with finite features.")
    self.points = points
  }

  /// A classifier of large gain, and its gain: a lower bound of the best.
  ///
  /// A logistic regression with weights |g| and labels 1[g > 0] gives the direction; the threshold along it, and its side, are the best ones.
  ///
  /// - Parameter gains: what labelling a point 1 instead of 0 brings.
  /// - Precondition: there is a finite gain for every point.
  /// - Throws: `LearningError` where the surrogate cannot be fitted.
  /// - Complexity: O(*n* *d*² + *d*³) for each step of Newton's method, and O(*n*) for the threshold.
  public func attained(gains: [Double]) throws(LearningError) -> (rule: LinearRule, gain: Double) {
    precondition(gains.count == points.rowCount, "A gain is needed for every point.")
    guard gains.contains(where: { $0 > 0 }) else { return (.never(featureCount: points.columnCount), 0) }
    guard gains.contains(where: { $0 < 0 }) else { return (.always(featureCount: points.columnCount), gains.reduce(0, +)) }
    let largest = gains.reduce(0) { max($0, $1.magnitude) }
    let sample = Sample(features: points, labels: gains.map { $0 > 0 ? 1 : 0 }, weights: gains.map { $0.magnitude / largest })
    let direction = try LogisticRegression(sample).coefficients
    let scores = points.times(direction)
    let (stump, gain) = Stumps(points: Matrix(rowCount: scores.count, columnCount: 1, elements: scores)).best(gains: gains)
    let rule =
      stump.isAbove
      ? LinearRule(coefficients: direction, offset: stump.threshold)
      : LinearRule(coefficients: direction.map { -$0 }, offset: (-stump.threshold).nextUp)
    return (rule, gain)
  }

  /// A pair of classifiers with a disagreement of large gain, by alternating exact evaluations of surrogate solutions.
  ///
  /// The starts are the constant 0 and the halves of the points above the median of each of the first `startLimit` features.
  ///
  /// - Precondition: there is a finite gain for every point, and `startLimit` is not negative.
  /// - Throws: `LearningError` where the surrogate cannot be fitted.
  public func disagreementLowerBound(
    gains: [Double], startLimit: Int = 16
  ) throws(LearningError) -> DisagreementLowerBound<LinearRule, Double> {
    let none = LinearRule.never(featureCount: points.columnCount)
    var best = DisagreementLowerBound(none, none, attainedGain: 0.0)
    for start in [none] + (0..<min(startLimit, points.columnCount)).map(upperHalf) {
      var first = start
      var reached = 0.0
      while true {
        let labels = labels(of: first)
        let (second, gain) = try attained(gains: zip(gains, labels).map { $1 ? -$0 : $0 })
        let total = gains.total(where: labels) + gain
        guard total > reached else { break }
        reached = total
        if total > best.attainedGain { best = DisagreementLowerBound(first, second, attainedGain: total) }
        first = second
      }
    }
    return best
  }

  /// The labels that a rule gives to the points.
  public func labels(of rule: LinearRule) -> [Bool] { points.times(rule.coefficients).map { $0 >= rule.offset } }

  /// 1[x ≥ the median of feature *j*].
  private func upperHalf(_ feature: Int) -> LinearRule {
    let sorted = points.column(feature).radixSorted()
    return LinearRule(
      coefficients: (0..<points.columnCount).map { $0 == feature ? 1 : 0 }, offset: sorted[sorted.count / 2])
  }
}

/// A linear classifier 1[wᵀx ≥ c].
public struct LinearRule: Sendable, Hashable {
  /// w, one a feature.
  public let coefficients: [Double]
  /// c; ±∞ for the constants.
  public let offset: Double

  /// The classifier 1[wᵀx ≥ c].
  public init(coefficients: [Double], offset: Double) {
    self.coefficients = coefficients
    self.offset = offset
  }

  /// The constant 0.
  static func never(featureCount: Int) -> LinearRule {
    LinearRule(coefficients: Array(repeating: 0, count: featureCount), offset: .infinity)
  }

  /// The constant 1.
  static func always(featureCount: Int) -> LinearRule {
    LinearRule(coefficients: Array(repeating: 0, count: featureCount), offset: -.infinity)
  }
}
