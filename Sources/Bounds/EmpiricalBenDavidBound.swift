public import Learning

/// The target-risk bound of Ben-David et al. with nothing in it but what samples show.
///
/// With probability at least 1 − δ over the samples, for every h of a class H at once,
///
///     R_T(h) ≤ R̂_S(h) + √(2 ln Π(n) / n)                  + √(V₁ ln(k/δ) / 2),   V₁ = 1/n      (source risk)
///            + ½ d̂_HΔH                                     + √(V₂ ln(k/δ) / 2),   V₂ = 1/m + 1/m′   (divergence)
///            + λ̂        + √(2 V₃ ln Π(n + n′))             + √(V₃ ln(k/δ) / 2),   V₃ = 1/n + 1/n′   (joint risk)
///
/// with n labelled source examples, m source and m′ target points without labels, n′ labelled target examples, Π the growth
/// function of H and k = 3. The samples may be the same ones. Without target labels the last line is λ itself, which nothing
/// bounds: `known` is the rest, with k = 2.
///
/// The middle of the first and the third line is the mean of the largest deviation, by symmetrisation and the maximum of Π(n) sums
/// of random signs of ±½ (Massart's lemma); the end of each line is by bounded differences. The divergence needs no Π: its supremum
/// is that of one set A, chosen by the distributions, and d̂ is at least what A shows. So d is at most its estimate and Hoeffding's
/// deviation, whatever the dimension.
///
/// With target labels it says less than these do: the sum of the estimates is at least R̂_T(h), and a test of an h that was chosen
/// without the target's labels adds √(ln(1/δ)/(2n′)) to it.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Theorem 2, whose sample
/// term (``DivergenceSampleTerm``) is for the divergence only; the deviations as above.
public struct EmpiricalBenDavidBound: Codable, Sendable, Hashable {
  /// How many examples each term was measured on.
  public struct Counts: Codable, Sendable, Hashable {
    /// Labelled source examples, n.
    public let labelledSource: Int
    /// Source points of the divergence, m.
    public let source: Int
    /// Target points of the divergence, m′.
    public let target: Int
    /// Labelled target examples, n′; nil where there are none.
    public let labelledTarget: Int?

    /// Counts of examples.
    ///
    /// - Precondition: all are positive.
    public init(labelledSource: Int, source: Int, target: Int, labelledTarget: Int?) {
      precondition(
        [labelledSource, source, target, labelledTarget ?? 1].allSatisfy { $0 > 0 }, "A sample has at least one example.")
      self.labelledSource = labelledSource
      self.source = source
      self.target = target
      self.labelledTarget = labelledTarget
    }
  }

  /// R̂_S(h).
  public let sourceRisk: Double
  /// ½ d̂_HΔH, the supremum of |Ŝ(A) − T̂(A)| over disagreements A: exact for the samples, or at least it.
  public let supremum: Double
  /// λ̂, the least R̂_S + R̂_T over H; nil without target labels.
  public let idealJointRisk: Double?
  /// How many examples each was measured on.
  public let counts: Counts
  /// What is known of the class.
  public let growth: GrowthFunction
  /// δ, for all terms together.
  public let failureProbability: Double

  /// The bound of a hypothesis with this source risk.
  ///
  /// - Precondition: 0 < δ < 1, and λ̂ is given exactly where there are labelled target examples.
  public init(
    sourceRisk: Double, supremum: Double, idealJointRisk: Double?, counts: Counts, growth: GrowthFunction,
    failureProbability: Double
  ) {
    precondition((idealJointRisk == nil) == (counts.labelledTarget == nil), "λ is measured with target labels, and only with them.")
    precondition(failureProbability > 0 && failureProbability < 1, "The probability δ of failure lies between 0 and 1.")
    self.sourceRisk = sourceRisk
    self.supremum = supremum
    self.idealJointRisk = idealJointRisk
    self.counts = counts
    self.growth = growth
    self.failureProbability = failureProbability
  }

  /// What the source risk of every h may exceed its estimate by.
  public var sourceAllowance: Double {
    uniform(squaredRange: 1 / Double(counts.labelledSource), pointCount: counts.labelledSource)
  }

  /// What ½ d_HΔH may exceed its estimate by.
  public var divergenceAllowance: Double { deviation(squaredRange: 1 / Double(counts.source) + 1 / Double(counts.target)) }

  /// What λ may exceed its estimate by; nil without target labels.
  public var jointAllowance: Double? {
    counts.labelledTarget.map {
      uniform(squaredRange: 1 / Double(counts.labelledSource) + 1 / Double($0), pointCount: counts.labelledSource + $0)
    }
  }

  /// The right side without λ: of R_T(h) ≤ known + λ, what needs no target labels.
  public var known: Double { sourceRisk + sourceAllowance + supremum + divergenceAllowance }

  /// The right side; nil without target labels. It says nothing where it is 1 or more.
  public var value: Double? {
    guard let idealJointRisk, let jointAllowance else { return nil }
    return known + idealJointRisk + jointAllowance
  }

  /// √(2 V ln Π) + √(V ln(k/δ)/2).
  private func uniform(squaredRange: Double, pointCount: Int) -> Double {
    (2 * squaredRange * growth.logarithm(pointCount: pointCount)).squareRoot() + deviation(squaredRange: squaredRange)
  }

  /// √(V ln(k/δ)/2).
  private func deviation(squaredRange: Double) -> Double {
    hoeffdingDeviation(squaredRange: squaredRange, failureProbability: failureProbability / (idealJointRisk == nil ? 2 : 3))
  }
}
