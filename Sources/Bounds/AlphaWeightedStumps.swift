public import Learning
internal import NumericCore

/// Decision stumps of least α-weighted empirical risk, α R̂_T + (1 − α) R̂_S, found exactly: weights are whole numbers of
/// thousandths.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), section 5.
public struct AlphaWeightedStumps: Sendable {
  /// The weights of which the target's is a part: α = 1.
  public static let whole = 1000
  /// Both labelled samples.
  public let source, target: Sample
  private let pooled: Stumps

  /// Stumps on two samples.
  ///
  /// - Precondition: both are labelled with 0 and 1, are not empty, and have the same finite features.
  public init(source: Sample, target: Sample) {
    precondition(source.count > 0 && target.count > 0, "Two samples are weighed where there are two.")
    (self.source, self.target) = (source, target)
    pooled = Stumps(points: source.features.appending(rowsOf: target.features))
  }

  /// The first stump of least α R̂_T + (1 − α) R̂_S, with this risk.
  ///
  /// - Parameter weight: α in thousandths.
  /// - Precondition: it is in 0…1000.
  public func riskMinimizer(_ weight: Int) -> (stump: Stump, risk: Double) {
    precondition(0...Self.whole ~= weight, "A weight is a part of the whole.")
    // In units of 1/(1000 n_S n_T), in which both empirical risks are whole numbers.
    let (onSource, onTarget) = ((Self.whole - weight) * target.count, weight * source.count)
    let best = pooled.riskMinimizer(on: FiniteDomain(source, mass: onSource).appending(FiniteDomain(target, mass: onTarget)))
    return (best.hypothesis, Double(best.risk) / Double(Self.whole * source.count * target.count))
  }

  /// The same stump; at either end that of one sample alone, which does not see where the other lies and cuts midway between its
  /// own points.
  public func stump(_ weight: Int) -> Stump {
    switch weight {
    case 0: Stump(fewestErrorsOn: source)
    case Self.whole: Stump(fewestErrorsOn: target)
    default: riskMinimizer(weight).stump
    }
  }
}
