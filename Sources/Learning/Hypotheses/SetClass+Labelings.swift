extension SetClass {
  /// All labellings that the class gives to n points, as bit masks: bit *i* is the label of point *i*.
  ///
  /// A labelling is in the class if and only if some hypothesis gains all that there is to gain from it, one for every point
  /// labelled 1 and minus one for every other.
  ///
  /// - Precondition: there are at most 16 points.
  /// - Complexity: 2ⁿ maximisations.
  public func labelings(pointCount: Int) -> [UInt32] {
    precondition(0...16 ~= pointCount, "All labellings are tried on at most 16 points.")
    return (0..<UInt32(1) << UInt32(pointCount)).filter { mask in
      best(gains: (0..<pointCount).map { mask >> UInt32($0) & 1 == 1 ? 1 : -1 }).gain == mask.nonzeroBitCount
    }
  }
}

/// The sets of points that a class shatters, that is labels in all ways, and what Sauer's lemma says of it.
///
/// With m points and VC dimension d, a class has at most Σ over i ≤ d of C(m, i) labellings: it shatters at least as many sets as
/// it has labellings (Pajor), and none of more than d points.
///
/// Source: N. Sauer, "On the density of families of sets", Journal of Combinatorial Theory A 13 (1972).
public struct ShatteredSets: Sendable, Hashable {
  /// The labellings as bit masks.
  public let labelings: [UInt32]
  /// The shattered sets as bit masks, ascending; the empty set is one.
  public let sets: [UInt32]

  /// The sets that labellings of m points shatter.
  ///
  /// - Parameter labelings: bit masks, each once.
  /// - Precondition: there is a labelling, and there are at most 16 points.
  /// - Complexity: O(2^m *k*) for *k* labellings.
  public init(labelings: [UInt32], pointCount: Int) {
    precondition(!labelings.isEmpty && 0...16 ~= pointCount, "Shattering is decided for a class on at most 16 points.")
    self.labelings = labelings
    var isMet = Array(repeating: false, count: 1 << pointCount)
    sets = (0..<UInt32(1) << UInt32(pointCount)).filter { set in
      guard labelings.count >= 1 << set.nonzeroBitCount else { return false }
      var traces = 0
      for labels in labelings where !isMet[Int(labels & set)] {
        isMet[Int(labels & set)] = true
        traces += 1
      }
      for labels in labelings { isMet[Int(labels & set)] = false }
      return traces == 1 << set.nonzeroBitCount
    }
  }

  /// The number of labellings.
  public var labelingCount: Int { labelings.count }

  /// The size of the largest shattered set.
  public var vcDimension: Int { sets.map(\.nonzeroBitCount).max() ?? 0 }

  /// Σ over i ≤ d of C(m, i).
  public static func sauerBound(vcDimension: Int, pointCount: Int) -> Int {
    var (term, sum) = (1, 0)
    for i in 0...max(0, min(vcDimension, pointCount)) {
      sum += term
      term = term * (pointCount - i) / (i + 1)
    }
    return vcDimension < 0 ? 0 : sum
  }
}
