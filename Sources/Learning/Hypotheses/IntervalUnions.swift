/// Unions of at most `limit` intervals of the points of a line; `limit` 1 is the class of intervals. The empty set is a member.
public struct IntervalUnions: HypothesisClass, Hashable {
  /// The largest number of intervals.
  public let limit: Int
  /// Whether the complements of the unions are members too.
  public let withComplements: Bool

  /// The class of intervals.
  public static let intervals = IntervalUnions(limit: 1)

  /// Unions of at most `limit` intervals, and their complements where asked.
  ///
  /// - Precondition: `limit` is not negative.
  public init(limit: Int, withComplements: Bool = false) {
    precondition(limit >= 0, "The number of intervals is not negative.")
    self.limit = limit
    self.withComplements = withComplements
  }

  /// The union with the largest total gain, by `LargestGainIntervals`: O(*n* log *n*), and O(*n*) for one interval.
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: IntervalSet, gain: Mass) {
    let direct = LargestGainIntervals(gains: gains, limit: limit)
    guard withComplements else { return (direct.set, direct.gain) }
    let outside = LargestGainIntervals(gains: gains.map { -$0 }, limit: limit)
    let complementGain = gains.reduce(.zero, +) + outside.gain
    return complementGain > direct.gain
      ? (outside.set.complement(count: gains.count), complementGain) : (direct.set, direct.gain)
  }

  /// Whether each point is labelled 1.
  public func labels(of hypothesis: IntervalSet, count: Int) -> [Bool] { hypothesis.labels(count: count) }

  /// Whether the class has the complements.
  public var isClosedUnderComplement: Bool { withComplements }

  /// Two unions of *r* intervals disagree on a union of at most 2*r*.
  public var differences: IntervalUnions { IntervalUnions(limit: 2 * limit, withComplements: withComplements) }

  /// The first half of the intervals and the second: disjoint, so their disagreement is their union.
  public func pair(for difference: IntervalSet, count: Int) -> (IntervalSet, IntervalSet) {
    if difference.ranges.count <= 2 * limit {
      return (IntervalSet(Array(difference.ranges.prefix(limit))), IntervalSet(Array(difference.ranges.dropFirst(limit))))
    }
    let inner = difference.complement(count: count).ranges
    return (IntervalSet(Array(inner.prefix(limit))), IntervalSet(Array(inner.dropFirst(limit))).complement(count: count))
  }
}
