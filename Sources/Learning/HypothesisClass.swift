/// A class of classifiers h: X → {0, 1} on finitely many points, through the one question that decides every exact quantity of the course.
///
/// The question is linear maximisation: which h in H has the largest Σ over h(x) = 1 of gains[x]? With gains P(x, 1) − P(x, 0) it is risk
/// minimisation, with gains S(x) − T(x) it is a divergence, and with the sum of two domains' gains it is the ideal joint risk.
public protocol HypothesisClass: Sendable {
  /// One classifier of the class.
  associatedtype Hypothesis: Sendable & Hashable
  /// The class HΔH = {h ⊕ h′ : h, h′ in H} of disagreements.
  associatedtype Differences: HypothesisClass

  /// The hypothesis with the largest total gain over the points that it labels 1, and this total.
  ///
  /// - Parameter gains: what labelling a point 1 instead of 0 brings, a number for each point.
  func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: Hypothesis, gain: Mass)

  /// The labels that a hypothesis gives to the points `0..<count`.
  func labels(of hypothesis: Hypothesis, count: Int) -> [Bool]

  /// The class HΔH of disagreements between two hypotheses.
  var differences: Differences { get }

  /// Two hypotheses whose disagreement is `difference`, on the points `0..<count`.
  func pair(for difference: Differences.Hypothesis, count: Int) -> (Hypothesis, Hypothesis)
}

extension HypothesisClass {
  /// The hypothesis of least risk on a domain, exactly; ties go to the one that the class finds first.
  ///
  /// R(h) = Σ P(x, 1) − Σ over h(x) = 1 of (P(x, 1) − P(x, 0)).
  ///
  /// - Returns: the minimiser and its risk, in units of the domain's `total`.
  public func riskMinimizer<Mass: Scalar>(on domain: FiniteDomain<Mass>) -> (hypothesis: Hypothesis, risk: Mass) {
    let (hypothesis, gain) = best(gains: zip(domain.positive, domain.negative).map { $0 - $1 })
    return (hypothesis, domain.positiveMass - gain)
  }

  /// The risk of one hypothesis on a domain, in units of the domain's `total`.
  public func risk<Mass: Scalar>(of hypothesis: Hypothesis, on domain: FiniteDomain<Mass>) -> Mass {
    domain.risk(of: labels(of: hypothesis, count: domain.count))
  }
}
