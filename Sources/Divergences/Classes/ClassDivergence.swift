public import Learning

/// How far apart the sets of a class can tell two marginals: sup over h in H of |S(h) − T(h)|, attained by a set that it shows.
///
/// With H itself this is half the H-divergence d_H; with HΔH, the disagreements of two hypotheses, half of d_HΔH:
///
///     d_𝒜(S, T) = 2 sup over A in 𝒜 of |S(A) − T(A)|,   in 0…2.
///
/// It is zero for S = T, symmetric, and obeys the triangle inequality, but can be zero for different marginals: a pseudometric.
/// For one- or two-sided thresholds the supremum over H is the Kolmogorov–Smirnov statistic and that over HΔH is Kuiper's.
///
/// Source: S. Ben-David, J. Blitzer, K. Crammer, A. Kulesza, F. Pereira and J. W. Vaughan, "A theory of learning from different
/// domains", Machine Learning 79 (2010), Definitions 1 and 3.
public struct ClassDivergence<Set: Sendable & Hashable, Mass: Scalar>: Sendable, Hashable {
  /// sup over A of |S(A) − T(A)|, in units of the domains' `total`.
  public let supremum: Mass
  /// A set A that attains it.
  public let witness: Set
  /// Whether S(A) ≥ T(A) there.
  public let isLargerOnSource: Bool

  /// d = 2 sup |S(A) − T(A)|, in units of the domains' `total`.
  public var divergence: Mass { supremum + supremum }

  /// The supremum over the sets {x : h(x) = 1} of a class.
  ///
  /// The largest gain of S − T over the class, or of T − S, whichever is larger; the first on a tie. As S and T have the same
  /// total, they are the same for a class closed under complement.
  @_specialize(kind:partial,where Mass == Int)
  public init<Class: SetClass>(_ domains: DomainPair<Mass>, over hypotheses: Class) where Class.Hypothesis == Set {
    let differences = domains.marginalDifferences
    let onSource = hypotheses.best(gains: differences)
    guard !hypotheses.isClosedUnderComplement else {
      isLargerOnSource = true
      (witness, supremum) = onSource
      return
    }
    let onTarget = hypotheses.best(gains: differences.map { -$0 })
    isLargerOnSource = onSource.gain >= onTarget.gain
    (witness, supremum) = isLargerOnSource ? onSource : onTarget
  }
}

extension DomainPair {
  /// Half of d_H: the supremum over the sets of the class.
  public func hypothesisDivergence<Class: SetClass>(over hypotheses: Class) -> ClassDivergence<Class.Hypothesis, Mass> {
    ClassDivergence(self, over: hypotheses)
  }

  /// Half of d_HΔH: the supremum over the disagreements of two hypotheses of the class.
  public func disagreementDivergence<Class: HypothesisClass>(
    over hypotheses: Class
  ) -> ClassDivergence<Class.Differences.Hypothesis, Mass> {
    ClassDivergence(self, over: hypotheses.differences)
  }

  /// sup over all sets A of |S(A) − T(A)|, the total variation distance: Σ (S(x) − T(x))⁺, in units of `total`.
  ///
  /// Disjoint supports have the largest value, `total`, however near their points lie.
  public var totalVariation: Mass {
    let differences = marginalDifferences
    let above = differences.reduce(Mass.zero) { $1 > .zero ? $0 + $1 : $0 }
    let below = differences.reduce(Mass.zero) { $1 < .zero ? $0 - $1 : $0 }
    return max(above, below)
  }
}
