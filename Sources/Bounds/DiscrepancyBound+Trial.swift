public import Divergences
public import Learning
public import NumericCore

/// What the bound, its form with roots and its discrepancy are tried by.
extension DiscrepancyBound {
  /// Whether some hypothesis has a larger target risk than the bound less `part` says: with a part of a term, whether the bound
  /// would fail without it.
  public func isViolated(without part: Rational = 0) -> Bool {
    hypotheses.indices.contains { targetRisk($0) > bound($0) - part }
  }

  /// Whether the form with roots bounds the target risk of every hypothesis, up to `rounding`.
  public func obeysRootForm(within rounding: Double) -> Bool {
    hypotheses.indices.allSatisfy { targetRisk($0).doubleValue <= rootBound($0) + rounding }
  }

  /// Of how many instances the bound is smaller than that of Ben-David et al. at the hypothesis of least source risk, and of how
  /// many it is larger.
  public static func comparison(of instances: [DiscrepancyBound]) -> (smaller: Int, larger: Int) {
    let bounds = instances.map { ($0.bound($0.sourceBest), $0.benDavidBound($0.sourceBest)) }
    return (bounds.count { $0 < $1 }, bounds.count { $0 > $1 })
  }

  /// disc(S, T) for the zero-one loss, of two domains in units of their whole; labels do not count.
  ///
  /// - Precondition: the domains have mass.
  public static func zeroOneDiscrepancy(of domains: DomainPair<Int>, over hypotheses: FiniteClass) -> Rational {
    let (whole, values) = (domains.source.total, hypotheses.labelings.map { $0.map { Rational($0 ? 1 : 0) } })
    precondition(whole > 0, "A discrepancy is of domains that have mass.")
    func points(_ domain: FiniteDomain<Int>) -> LabelledPoints {
      LabelledPoints(masses: domain.marginal.map { Rational($0, whole) }, labels: domain.marginal.map { _ in 0 })
    }
    return DiscrepancyBound(source: points(domains.source), target: points(domains.target), hypotheses: values, loss: .zeroOne)
      .discrepancy
  }
}
