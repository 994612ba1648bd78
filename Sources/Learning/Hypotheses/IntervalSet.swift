/// A set of points of an ordered domain, as disjoint ranges of their indices, ascending and not touching.
public struct IntervalSet: Sendable, Hashable {
  /// The ranges, ascending.
  public let ranges: [Range<Int>]

  /// A set from ranges of indices; empty ranges are dropped and touching ones joined.
  ///
  /// - Precondition: the ranges are ascending and disjoint.
  public init(_ ranges: [Range<Int>]) {
    var joined: [Range<Int>] = []
    for range in ranges where !range.isEmpty {
      if let last = joined.last {
        precondition(last.upperBound <= range.lowerBound, "The ranges of an interval set are ascending and disjoint.")
        if last.upperBound == range.lowerBound {
          joined[joined.count - 1] = last.lowerBound..<range.upperBound
          continue
        }
      }
      joined.append(range)
    }
    self.ranges = joined
  }

  /// The points whose label is 1.
  public init(labels: [Bool]) {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (point, label) in labels.enumerated() where label != (start != nil) {
      if let first = start { ranges.append(first..<point) }
      start = label ? point : nil
    }
    if let first = start { ranges.append(first..<labels.count) }
    self.ranges = ranges
  }

  /// Whether each of the points `0..<count` is in the set.
  public func labels(count: Int) -> [Bool] {
    var labels = Array(repeating: false, count: count)
    for range in ranges { for point in range { labels[point] = true } }
    return labels
  }

  /// The points `0..<count` that are not in the set.
  public func complement(count: Int) -> IntervalSet {
    let ends = [0] + ranges.flatMap { [$0.lowerBound, $0.upperBound] } + [count]
    return IntervalSet(stride(from: 0, to: ends.count, by: 2).map { ends[$0]..<ends[$0 + 1] })
  }
}
