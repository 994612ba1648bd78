public import Divergences
internal import Learning

/// The target-risk bound of Ben-David et al. that needs no hypothesis class: how far the marginals differ, and how far the labels
/// do.
///
/// For every classifier h, and labelling functions f_S and f_T with values in [0, 1],
///
///     R_T(h) ≤ R_S(h) + TV(S, T) + min(E_S |f_S − f_T|, E_T |f_S − f_T|).
///
/// The source states it with d₁ = 2 TV in the place of TV. All are exact, in units of the domains' `total`. Where a domain has no
/// mass at a point its labelling function is not determined there; it is then taken from the other domain, which makes the right
/// side least.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Theorem 1, with the
/// factor 2 of its variation divergence removed: |Σ a (S − T)| ≤ TV for every a with values in [0, 1].
public struct LabellingDifferenceBound: Sendable, Hashable {
  /// TV(S, T), in 0…`total`.
  public let totalVariation: Double
  /// E_S |f_S − f_T|.
  public let differenceOnSource: Double
  /// E_T |f_S − f_T|.
  public let differenceOnTarget: Double

  /// The terms of the bound that do not depend on h.
  public init(_ domains: DomainPair<Double>) {
    totalVariation = domains.totalVariation
    let (source, target) = (domains.source, domains.target)
    var (onSource, onTarget) = (0.0, 0.0)
    for point in 0..<source.count {
      let (sourceMass, targetMass) = (
        source.negative[point] + source.positive[point], target.negative[point] + target.positive[point]
      )
      guard sourceMass > 0, targetMass > 0 else { continue }
      let difference = (source.positive[point] / sourceMass - target.positive[point] / targetMass).magnitude
      onSource += sourceMass * difference
      onTarget += targetMass * difference
    }
    (differenceOnSource, differenceOnTarget) = (onSource, onTarget)
  }

  /// The right side for a classifier with this source risk.
  public func bound(sourceRisk: Double) -> Double { sourceRisk + totalVariation + min(differenceOnSource, differenceOnTarget) }
}
