/// Threshold classifiers on the points of a line, in ascending order: the constants included.
public struct Thresholds: HypothesisClass, Hashable {
  /// Which side of the threshold is labelled 1.
  public enum Orientation: String, Sendable, Hashable, CaseIterable {
    /// h(x) = 1[x < t].
    case below
    /// h(x) = 1[x ≥ t].
    case above
    /// Both of these: two-sided thresholds, closed under complement.
    case either
  }

  /// Which side of the threshold is labelled 1.
  public let orientation: Orientation

  /// Thresholds of the given orientation.
  public init(_ orientation: Orientation = .either) { self.orientation = orientation }

  /// The threshold with the largest total gain: one pass over the prefix sums, O(*n*).
  ///
  /// Ties go to the smallest threshold, and to `below` before `above`.
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: IntervalSet, gain: Mass) {
    var prefix = Mass.zero
    var largest = (cut: 0, gain: Mass.zero)
    var smallest = (cut: 0, gain: Mass.zero)
    for point in 0..<gains.count {
      prefix += gains[point]
      if prefix > largest.gain { largest = (point + 1, prefix) }
      if prefix < smallest.gain { smallest = (point + 1, prefix) }
    }
    let below = (IntervalSet([0..<largest.cut]), largest.gain)
    let above = (IntervalSet([smallest.cut..<gains.count]), prefix - smallest.gain)
    switch orientation {
    case .below: return below
    case .above: return above
    case .either: return above.1 > below.1 ? above : below
    }
  }

  /// Whether each point is labelled 1.
  public func labels(of hypothesis: IntervalSet, count: Int) -> [Bool] { hypothesis.labels(count: count) }

  /// True for two-sided thresholds.
  public var isClosedUnderComplement: Bool { orientation == .either }

  /// One-sided thresholds disagree on half-open intervals; two-sided ones on these and their complements.
  public var differences: IntervalUnions { IntervalUnions(limit: 1, withComplements: orientation == .either) }

  /// The two thresholds at the ends of an interval, or on its two sides for a complement.
  public func pair(for difference: IntervalSet, count: Int) -> (IntervalSet, IntervalSet) {
    let ranges = difference.ranges
    if ranges.count == 2 { return (IntervalSet([ranges[0]]), IntervalSet([ranges[1]])) }
    let interval = ranges.first ?? 0..<0
    if orientation == .above {
      return (IntervalSet([interval.lowerBound..<count]), IntervalSet([interval.upperBound..<count]))
    }
    return (IntervalSet([0..<interval.lowerBound]), IntervalSet([0..<interval.upperBound]))
  }

  /// The risk of each one-sided threshold on a domain: entry *j* is for the one that cuts before point *j*, from 0 to *n*.
  ///
  /// - Precondition: the orientation is not `either`, which has two classifiers a cut.
  @_specialize(where Mass == Int)
  public func risks<Mass: Scalar>(on domain: FiniteDomain<Mass>) -> [Mass] {
    precondition(orientation != .either, "A cut has one risk for one-sided thresholds only.")
    let isBelow = orientation == .below
    var risk = isBelow ? domain.positiveMass : domain.total - domain.positiveMass
    var risks = [risk]
    risks.reserveCapacity(domain.count + 1)
    for point in 0..<domain.count {
      let change = domain.negative[point] - domain.positive[point]
      risk += isBelow ? change : -change
      risks.append(risk)
    }
    return risks
  }
}
