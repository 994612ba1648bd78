public import Divergences
public import Learning

/// The ideal joint risk of a class on two domains, with the hypothesis that attains it.
///
///     λ = min over h in H of R_S(h) + R_T(h)
///
/// Small λ means that one hypothesis serves both domains. It depends on target labels: without them it cannot be known.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Definition 2.
public struct IdealJointRisk<Hypothesis: Sendable & Hashable, Mass: Scalar>: Sendable, Hashable {
  /// λ, in units of the domains' `total`.
  public let value: Mass
  /// A hypothesis that attains it.
  public let hypothesis: Hypothesis

  /// The exact minimum over a class.
  public init<Class: SetClass>(_ domains: DomainPair<Mass>, over hypotheses: Class) where Class.Hypothesis == Hypothesis {
    (hypothesis, value) = hypotheses.riskMinimizer(on: domains.sum)
  }
}
