public import Divergences
public import Learning

/// The target-risk bound of Ben-David et al., in its population form, with everything that certifies it.
///
/// For every h in a class H,
///
///     R_T(h) ≤ R_S(h) + ½ d_HΔH(S, T) + λ,   λ = min over h′ in H of R_S(h′) + R_T(h′).
///
/// `divergence.supremum` is ½ d_HΔH = sup |S(A) − T(A)| over disagreements A; `idealJointRisk.value` is λ. All are exact, in units
/// of the domains' `total`. The bound says nothing where its right side exceeds `total`, and its terms say nothing of why h fails.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Theorem 2, without its
/// sample term.
public struct BenDavidBound<Class: HypothesisClass, Mass: Scalar>: Sendable {
  /// The domains that it speaks of.
  public let domains: DomainPair<Mass>
  /// The class that it speaks of.
  public let hypotheses: Class
  /// sup |S(A) − T(A)| over the disagreements of two hypotheses, with the set that attains it.
  public let divergence: ClassDivergence<Class.Differences.Hypothesis, Mass>
  /// λ, with the hypothesis that attains it.
  public let idealJointRisk: IdealJointRisk<Class.Hypothesis, Mass>

  /// The terms of the bound that do not depend on h.
  public init(_ domains: DomainPair<Mass>, hypotheses: Class) {
    self.domains = domains
    self.hypotheses = hypotheses
    divergence = domains.disagreementDivergence(over: hypotheses)
    idealJointRisk = IdealJointRisk(domains, over: hypotheses)
  }

  /// Two hypotheses whose disagreement attains the divergence.
  public var maximizingPair: (Class.Hypothesis, Class.Hypothesis) {
    hypotheses.pair(for: divergence.witness, count: domains.source.count)
  }

  /// The right side for a hypothesis with this source risk.
  public func bound(sourceRisk: Mass) -> Mass { sourceRisk + divergence.supremum + idealJointRisk.value }

  /// R_S(h) + ½ d_HΔH + λ − R_T(h): never negative.
  public func slack(of hypothesis: Class.Hypothesis) -> Mass {
    bound(sourceRisk: hypotheses.risk(of: hypothesis, on: domains.source)) - hypotheses.risk(of: hypothesis, on: domains.target)
  }
}
