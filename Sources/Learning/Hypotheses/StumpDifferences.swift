/// The disagreements of two decision stumps, HΔH: an interval of one feature, a checkerboard of two, or the complement of either.
public struct StumpDifferences: SetClass, Hashable {
  /// The class H.
  public let stumps: Stumps

  /// The disagreements within a class of stumps.
  init(stumps: Stumps) { self.stumps = stumps }

  /// The disagreement with the largest total gain, exactly.
  ///
  /// For thresholds *s* and *t* on two features a and b,
  ///
  ///     Σ g over [x_a < s] ⊕ [x_b < t]  =  Σ over x_a < s of g  +  Σ over x_b < t of ±g,   minus where x_a < s.
  ///
  /// As *s* sweeps over feature a, each point's sign turns once, and a tree over the ranks of feature b keeps the largest and the
  /// smallest of the last sum over all *t*; the smallest gives the best complement.
  ///
  /// - Precondition: there is a gain for every point.
  /// - Complexity: O(*d*² *n* log *n*).
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: StumpDifference, gain: Mass) {
    precondition(gains.count == stumps.points.rowCount, "A gain is needed for every point.")
    var best = Candidate<Mass>(difference: StumpDifference(first: .never, second: .never), gain: .zero)
    for feature in stumps.features.indices { takeBestInterval(on: feature, gains, into: &best) }
    for first in stumps.features.indices {
      for second in stumps.features.indices.dropFirst(first + 1) { takeBestCheckerboard(first, second, gains, into: &best) }
    }
    return (best.difference, gains.total(where: labels(of: best.difference, count: gains.count)))
  }

  /// Whether each point is in the disagreement.
  public func labels(of hypothesis: StumpDifference, count: Int) -> [Bool] {
    zip(stumps.labels(of: hypothesis.first, count: count), stumps.labels(of: hypothesis.second, count: count)).map { $0 != $1 }
  }

  /// True.
  public var isClosedUnderComplement: Bool { true }

  private struct Candidate<Mass: Scalar> {
    var difference: StumpDifference
    var gain: Mass
  }

  /// Two stumps on the same feature: an interval of its ranks, or the complement of one.
  private func takeBestInterval<Mass: Scalar>(on index: Int, _ gains: [Mass], into best: inout Candidate<Mass>) {
    let feature = stumps.features[index]
    let found = IntervalUnions(limit: 1, withComplements: true).best(gains: feature.sums(of: gains))
    guard found.gain > best.gain else { return }
    let ranges = found.hypothesis.ranges
    let isOneInterval = ranges.count == 1
    let inner = isOneInterval ? ranges[0] : ranges[0].upperBound..<ranges[1].lowerBound
    best = Candidate(
      difference: StumpDifference(
        first: feature.stump(index, cut: inner.lowerBound, isAbove: false),
        second: feature.stump(index, cut: inner.upperBound, isAbove: !isOneInterval)), gain: found.gain)
  }

  /// Two stumps on different features.
  private func takeBestCheckerboard<Mass: Scalar>(
    _ first: Int, _ second: Int, _ gains: [Mass], into best: inout Candidate<Mass>
  ) {
    let (swept, kept) = (stumps.features[first], stumps.features[second])
    let total = gains.reduce(.zero, +)
    var tree = PrefixSumTree(kept.sums(of: gains))
    var below = Mass.zero
    var found: (cut: Int, isComplement: Bool)?
    for (position, point) in swept.order.enumerated() {
      below += gains[point]
      tree.add(-(gains[point] + gains[point]), at: kept.ranks[point])
      let isLastOfRank = position + 1 == swept.order.count || swept.ranks[swept.order[position + 1]] != swept.ranks[point]
      guard isLastOfRank else { continue }
      let (inside, outside) = (below + tree.largest, total - (below + tree.smallest))
      if inside > best.gain { (best.gain, found) = (inside, (swept.ranks[point] + 1, false)) }
      if outside > best.gain { (best.gain, found) = (outside, (swept.ranks[point] + 1, true)) }
    }
    guard let found else { return }
    let cut = bestCut(of: kept, where: { swept.ranks[$0] < found.cut }, gains, isLargest: !found.isComplement)
    best.difference = StumpDifference(
      first: swept.stump(first, cut: found.cut, isAbove: false),
      second: kept.stump(second, cut: cut, isAbove: found.isComplement))
  }

  /// The cut of a feature with the largest or smallest sum of the gains below it, where some of the points count with the other
  /// sign.
  private func bestCut<Mass: Scalar>(
    of feature: RankedFeature, where isTurned: (Int) -> Bool, _ gains: [Mass], isLargest: Bool
  ) -> Int {
    let sums = feature.sums(of: gains.indices.map { isTurned($0) == isLargest ? -gains[$0] : gains[$0] })
    var below = Mass.zero
    var best = (cut: 0, sum: Mass.zero)
    for (rank, sum) in sums.enumerated() {
      below += sum
      if below > best.sum { best = (rank + 1, below) }
    }
    return best.cut
  }
}

/// The set on which two stumps disagree.
public struct StumpDifference: Sendable, Hashable {
  /// One of the stumps.
  public let first: Stump
  /// The other.
  public let second: Stump

  /// The disagreement of two stumps.
  public init(first: Stump, second: Stump) {
    self.first = first
    self.second = second
  }
}
