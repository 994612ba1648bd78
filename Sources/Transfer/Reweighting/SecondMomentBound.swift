internal import NumericCore

/// The second moment of a weighted loss and its bound by a Rényi divergence and the risk.
///
///     E_S[w²ℓ²] ≤ d_{α+1}(T‖S) R^{1 − 1/α},   d_{α+1}(T‖S) = (Σ q^{α+1} / p^α)^{1/α},   R = E_T[ℓ], 0 ≤ ℓ ≤ 1, α ≥ 1.
///
/// Equality needs Hölder's: w^α constant where ℓ = 1, and no target mass elsewhere.
///
/// Source: C. Cortes, Y. Mansour and M. Mohri, "Learning bounds for importance weighting", NIPS 2010, Lemma 2, as it is quoted.
public struct SecondMomentBound: Sendable, Hashable {
  /// E_S[w²ℓ²].
  public let secondMoment: Double
  /// R = E_T[ℓ].
  public let risk: Double
  /// The right side.
  public let bound: Double

  /// Both sides on a finite domain.
  ///
  /// - Parameters:
  ///   - source: p, positive, summing to 1.
  ///   - target: q on the same points.
  ///   - losses: ℓ, one a point.
  ///   - order: α ≥ 1.
  public init(source: [Double], target: [Double], losses: [Double], order: Double) {
    precondition(source.count == target.count && losses.count == source.count, "There is one mass and one loss a point.")
    precondition(order >= 1 && source.allSatisfy { $0 > 0 }, "α is at least 1, and the source has mass at every point.")
    var (left, power, mean) = (0.0, 0.0, 0.0)
    for (index, loss) in losses.enumerated() {
      let (p, q) = (source[index], target[index])
      left += q * q / p * loss * loss
      power += q * Double.pow(q / p, order)
      mean += q * loss
    }
    (secondMoment, risk) = (left, mean)
    bound = Double.pow(power, 1 / order) * Double.pow(mean, 1 - 1 / order)
  }
}
