/// Sauer's lemma on every class there is of so few points: each class is a set of the 2^m labellings.
public struct SauerCount: Sendable, Hashable {
  /// The classes.
  public private(set) var classes = 0
  /// Those with more labellings than Σ over i ≤ d of C(m, i).
  public private(set) var violations = 0
  /// Those with as many.
  public private(set) var equalities = 0
  /// Those that would violate it with d − 1 in place of d.
  public private(set) var violationsWithOneLess = 0
  /// Those that shatter fewer sets than they have labellings: none, which proves the lemma.
  public private(set) var fewerSets = 0

  /// All classes on m points.
  ///
  /// - Precondition: there are 1 to 4 points.
  /// - Complexity: 2^(2^m) classes.
  public init(pointCount: Int) {
    precondition(1...4 ~= pointCount, "All classes are tried on 1 to 4 points.")
    let labelingCount = UInt32(1) << UInt32(pointCount)
    for members in UInt32(1)..<1 << labelingCount {
      let shattered = ShatteredSets(
        labelings: (0..<labelingCount).filter { members >> $0 & 1 == 1 }, pointCount: pointCount)
      let (count, dimension) = (shattered.labelingCount, shattered.vcDimension)
      let bound = ShatteredSets.sauerBound(vcDimension: dimension, pointCount: pointCount)
      classes += 1
      violations += count > bound ? 1 : 0
      equalities += count == bound ? 1 : 0
      violationsWithOneLess += count > ShatteredSets.sauerBound(vcDimension: dimension - 1, pointCount: pointCount) ? 1 : 0
      fewerSets += shattered.sets.count < count ? 1 : 0
    }
  }
}
