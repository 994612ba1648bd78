/// A class of sets of finitely many points, or of the classifiers h: X → {0, 1} that label them 1, through the one question that
/// decides every exact quantity of the course.
///
/// The question is linear maximisation: which h in H has the largest Σ over h(x) = 1 of gains[x]? With gains P(x, 1) − P(x, 0) it
/// is risk minimisation, with gains S(x) − T(x) it is a divergence, and with the sum of two domains' gains it is the ideal joint
/// risk.
public protocol SetClass: Sendable {
  /// One classifier of the class.
  associatedtype Hypothesis: Sendable & Hashable

  /// The hypothesis with the largest total gain over the points that it labels 1, and this total.
  ///
  /// - Parameter gains: what labelling a point 1 instead of 0 brings, a number for each point.
  func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: Hypothesis, gain: Mass)

  /// The labels that a hypothesis gives to the points `0..<count`.
  func labels(of hypothesis: Hypothesis, count: Int) -> [Bool]

  /// Whether with every set its complement is in the class; then one search serves S − T and T − S. False unless a class says
  /// otherwise.
  var isClosedUnderComplement: Bool { get }
}

extension SetClass {
  /// False: nothing is known of complements.
  public var isClosedUnderComplement: Bool { false }
}

extension SetClass {
  /// The hypothesis of least risk on a domain, exactly; ties go to the one that the class finds first.
  ///
  /// R(h) = Σ P(x, 1) − Σ over h(x) = 1 of (P(x, 1) − P(x, 0)).
  ///
  /// - Returns: the minimiser and its risk, in units of the domain's `total`.
  @_specialize(kind:partial,where Mass == Int)
  public func riskMinimizer<Mass: Scalar>(on domain: FiniteDomain<Mass>) -> (hypothesis: Hypothesis, risk: Mass) {
    let (hypothesis, gain) = best(gains: zip(domain.positive, domain.negative).map { $0 - $1 })
    return (hypothesis, domain.positiveMass - gain)
  }

  /// The risk of one hypothesis on a domain, in units of the domain's `total`.
  public func risk<Mass: Scalar>(of hypothesis: Hypothesis, on domain: FiniteDomain<Mass>) -> Mass {
    domain.risk(of: labels(of: hypothesis, count: domain.count))
  }
}

extension Sequence where Element: Scalar {
  /// The sum of the numbers at the places that are labelled 1, in their order.
  public func total(where labels: some Sequence<Bool>) -> Element {
    zip(self, labels).reduce(into: .zero) { total, entry in if entry.1 { total += entry.0 } }
  }
}
