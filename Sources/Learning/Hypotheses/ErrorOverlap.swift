internal import NumericCore

/// How often, exactly, a bad hypothesis survives m examples, for three ways in which the bad hypotheses' errors can overlap.
///
/// A bad hypothesis errs on a region of mass ε; it is consistent with the sample where no example falls into its region. A learner
/// that may return any consistent hypothesis fails, at worst, whenever one survives.
public enum ErrorOverlap: String, Sendable, Hashable, CaseIterable {
  /// The regions are independent events, as the coordinates of a product space: 1 − (1 − (1 − ε)^m)^k.
  case independent
  /// Each region contains the one before it, as those of thresholds: (1 − ε)^m, however many there are.
  case nested
  /// No two regions meet, so that there are at most 1/ε: Σ over j ≥ 1 of (−1)^(j+1) C(k, j) (1 − jε)^m.
  case disjoint

  /// The probability that one of `count` bad hypotheses is consistent with `examples` examples.
  ///
  /// - Parameters:
  ///   - count: k, how many bad hypotheses there are.
  ///   - mass: ε, the mass of each error region.
  ///   - examples: m.
  /// - Precondition: no number is negative, 0 < ε < 1, and disjoint regions have no more than mass 1 together.
  public func failure(count: Int, mass: Double, examples: Int) -> Double {
    precondition(count >= 0 && examples >= 0 && mass > 0 && mass < 1, "Counts are not negative, and a mass is between 0 and 1.")
    guard count > 0 else { return 0 }
    let survival = Double.exp(Double(examples) * .log(onePlus: -mass))
    switch self {
    case .nested: return survival
    // Not 1 − (1 − s)^k, which is 0 in floating point where s is small.
    case .independent: return examples == 0 ? 1 : -Double.expMinusOne(Double(count) * .log(onePlus: -survival))
    case .disjoint: return Self.disjointFailure(masses: Array(repeating: mass, count: count), examples: examples)
    }
  }

  /// The same for disjoint regions of any masses, by inclusion and exclusion over all sets of them.
  ///
  /// - Precondition: at most 20 regions, of mass 1 together or less.
  /// - Complexity: O(2^*k*); its absolute error is about 10⁻¹⁵ · 2^*k*.
  public static func disjointFailure(masses: [Double], examples: Int) -> Double {
    precondition(masses.count <= 20, "Inclusion and exclusion is for at most 20 regions.")
    precondition(masses.reduce(0, +) <= 1 + 1e-12, "Disjoint regions have no more than mass 1 together.")
    return (1..<max(1, 1 << masses.count)).reduce(0) { sum, set in
      let mass = masses.indices.reduce(0) { set >> $1 & 1 == 1 ? $0 + masses[$1] : $0 }
      let missed = examples == 0 ? 1 : Double.pow(max(0, 1 - mass), Double(examples))
      return sum + (set.nonzeroBitCount.isMultiple(of: 2) ? -missed : missed)
    }
  }

  /// The fewest examples with which no bad hypothesis survives, but with probability δ.
  ///
  /// - Precondition: as for ``failure(count:mass:examples:)``, and 0 < δ < 1.
  public func need(count: Int, mass: Double, failureProbability: Double) -> Int {
    precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
    // The union bound is no smaller than any of the three, so the search ends there.
    var (fails, suffices) = (
      -1, FiniteClassSampleSize(size: max(1, count), accuracy: mass, failureProbability: failureProbability).examples
    )
    while suffices - fails > 1 {
      let middle = (fails + suffices) / 2
      if failure(count: count, mass: mass, examples: middle) <= failureProbability { suffices = middle } else { fails = middle }
    }
    return suffices
  }
}
