public import Divergences
internal import Learning
public import NumericCore

/// What a classifier on features errs at least on two domains together, where the proportions of their labels differ more than the
/// features do.
///
/// For every classifier of Z, with binary labels,
///
///     R_S + R_T ≥ |P_S(Y = 1) − P_T(Y = 1)| − TV(P_S(Z), P_T(Z))
///     R_S + R_T ≥ ½ (d_JS(Y) − d_JS(Z))²    where d_JS(Y) ≥ d_JS(Z), d_JS the root of the Jensen–Shannon divergence in bits
///
/// The first because R ≥ |P(Y = 1) − P(h = 1)| on each domain, and P(h = 1) differs by at most TV; the second is that of Zhao et
/// al., whose proof goes by the triangle inequality of d_JS and by D_JS ≤ TV, which is for bits: in nats the form is weaker by ln
/// 2. With equal features the first is |ΔP(Y)| and the second at most half of it.
///
/// Source: H. Zhao, R. Tachet des Combes, K. Zhang and G. J. Gordon, "On learning invariant representations for domain adaptation",
/// ICML (2019).
public struct InvarianceLowerBound: Sendable, Hashable {
  /// |P_S(Y = 1) − P_T(Y = 1)| − TV of the features; may be negative.
  public let variational: Rational
  /// ½ (d_JS(Y) − d_JS(Z))₊², in bits.
  public let jensenShannon: Double

  /// The two bounds for domains whose points are the features' values; masses are counted in units of the domains' total.
  ///
  /// - Precondition: both have the same positive total.
  public init(_ domains: DomainPair<Int>) {
    let whole = domains.source.total
    precondition(whole > 0 && domains.target.total == whole, "Both domains have the same mass.")
    let (source, target) = (domains.source.positiveMass, domains.target.positiveMass)
    variational = Rational(abs(source - target) - domains.totalVariation, whole)
    func root(_ first: [Int], _ second: [Int]) -> Double {
      func probabilities(_ masses: [Int]) -> [Double] { masses.map { Double($0) / Double(whole) } }
      return (max(0, Divergences.jensenShannon(probabilities(first), probabilities(second))) / .log(2)).squareRoot()
    }
    let labels = root([source, whole - source], [target, whole - target])
    let excess = max(0, labels - root(domains.source.marginal, domains.target.marginal))
    jensenShannon = excess * excess / 2
  }
}
