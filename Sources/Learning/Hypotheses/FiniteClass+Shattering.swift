extension FiniteClass {
  /// The Vapnik–Chervonenkis dimension: the largest number of points that the class shatters, that is labels in all ways.
  ///
  /// Every subset of a shattered set is shattered, so sets grow point by point; a class of *m* hypotheses shatters at most log₂ *m*
  /// points.
  ///
  /// - Precondition: there are at most 64 points.
  /// - Complexity: O(*s m* *k*) for *s* shattered sets of at most *k* points.
  public var vcDimension: Int { largestShatteredSet.count }

  /// A largest set of points that the class labels in all ways, by index; the first in lexicographic order.
  ///
  /// - Precondition: there are at most 64 points.
  public var largestShatteredSet: [Int] {
    let pointCount = labelings[0].count
    precondition(pointCount <= 64, "Shattering is decided for at most 64 points.")
    let patterns = labelings.map { labels in labels.enumerated().reduce(UInt64(0)) { $1.element ? $0 | 1 << $1.offset : $0 } }
    var largest: [[Int]] = [[]]
    while true {
      let grown = largest.flatMap { set in
        ((set.last ?? -1) + 1..<pointCount).map { set + [$0] }.filter { Self.isShattered($0, by: patterns) }
      }
      if grown.isEmpty { return largest[0] }
      largest = grown
    }
  }

  /// The number of different labellings.
  public var distinctLabelingCount: Int { Set(labelings).count }

  private static func isShattered(_ points: [Int], by patterns: [UInt64]) -> Bool {
    guard points.count < 30, patterns.count >= 1 << points.count else { return false }
    let traces = patterns.map { pattern in points.enumerated().reduce(UInt64(0)) { $0 | (pattern >> $1.element & 1) << $1.offset } }
    return Set(traces).count == 1 << points.count
  }
}
