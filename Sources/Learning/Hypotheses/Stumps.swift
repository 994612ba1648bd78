public import NumericCore

/// Axis-aligned decision stumps on points with *d* features: two-sided thresholds on any one feature, the constants included.
///
/// Closed under complement. On one feature it is the class of two-sided thresholds.
public struct Stumps: HypothesisClass, Hashable {
  /// The points' features, `n × d`.
  public let points: Matrix
  /// The points ranked by each feature.
  let features: [RankedFeature]

  /// The stumps on these points.
  ///
  /// - Parameter points: `n × d`, rows are points.
  /// - Precondition: there is at least one feature, and all values are finite.
  /// - Complexity: O(*dn*).
  public init(points: Matrix) {
    precondition(points.columnCount > 0, "Stumps need points with at least one feature.")
    precondition(points.elements.allSatisfy(\.isFinite), "Stumps need points with finite features.")
    self.points = points
    features = (0..<points.columnCount).map { RankedFeature(values: points.column($0)) }
  }

  /// The stump with the largest total gain: one pass over the prefix sums of every feature.
  ///
  /// Ties go to the constant 0, then to the first feature, then to the smallest threshold, and to `below` before `above`.
  ///
  /// - Precondition: there is a gain for every point.
  /// - Complexity: O(*dn*).
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: Stump, gain: Mass) {
    precondition(gains.count == points.rowCount, "A gain is needed for every point.")
    var best = (stump: Stump.never, gain: Mass.zero)
    for (index, feature) in features.enumerated() {
      let sums = feature.sums(of: gains)
      let total = sums.reduce(.zero, +)
      var below = Mass.zero
      for cut in 0...sums.count {
        if cut > 0 { below += sums[cut - 1] }
        if below > best.gain { best = (feature.stump(index, cut: cut, isAbove: false), below) }
        if total - below > best.gain { best = (feature.stump(index, cut: cut, isAbove: true), total - below) }
      }
    }
    // In the order of the points, so that the gain and the risk of the same labels agree to the last digit.
    return (best.stump, gains.total(where: labels(of: best.stump, count: gains.count)))
  }

  /// Whether each point is labelled 1.
  ///
  /// - Precondition: `count` is the number of points.
  public func labels(of hypothesis: Stump, count: Int) -> [Bool] {
    precondition(count == points.rowCount, "A stump of this class labels its \(points.rowCount) points.")
    return (0..<count).map { hypothesis.label(points[$0, hypothesis.feature]) }
  }

  /// True.
  public var isClosedUnderComplement: Bool { true }

  /// The disagreements of two stumps: intervals of one feature, checkerboards of two, and their complements.
  public var differences: StumpDifferences { StumpDifferences(stumps: self) }

  /// The two stumps that the disagreement is made of.
  public func pair(for difference: StumpDifference, count: Int) -> (Stump, Stump) { (difference.first, difference.second) }
}

/// A decision stump: a threshold on one feature.
public struct Stump: Sendable, Hashable {
  /// The index of the feature.
  public let feature: Int
  /// The threshold *t*; −∞ or ∞ for the constants.
  public let threshold: Double
  /// Whether the label is 1[x ≥ t]; otherwise it is 1[x < t].
  public let isAbove: Bool

  /// The stump 1[x ≥ t] or 1[x < t] on a feature.
  public init(feature: Int, threshold: Double, isAbove: Bool) {
    self.feature = feature
    self.threshold = threshold
    self.isAbove = isAbove
  }

  /// The constant 0.
  public static let never = Stump(feature: 0, threshold: -.infinity, isAbove: false)

  /// The label of a point from its value of the feature.
  public func label(_ value: Double) -> Bool { (value >= threshold) == isAbove }
}
