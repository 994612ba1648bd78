import NumericCore

/// The second moment of a weighted loss against the law of Cortes, Mansour and Mohri, on random finite domains:
///
///     E_S[w²ℓ²] ≤ d_{α+1}(T‖S) R^{1 − 1/α},   d_{α+1}(T‖S) = (Σ q^{α+1} / p^α)^{1/α},   R = E_T[ℓ], 0 ≤ ℓ ≤ 1, α ≥ 1.
///
/// Source: C. Cortes, Y. Mansour and M. Mohri, "Learning bounds for importance weighting", NIPS 2010, Lemma 2.
struct CortesInequality: Sendable, Hashable {
  static let orders = [1, 1.5, 2, 5]
  /// The number of domains for each order.
  static let instanceCount = 500
  /// Both sides are sums and powers of a few positive terms, exact to some tens of ulps of themselves.
  static let relativeTolerance = 1e-12

  /// The number of instances whose left side exceeds the right one.
  let violationCount: Int
  /// The largest left side over right side.
  let largestRatio: Double

  init() {
    let random = RandomSource(seed: 12)
    var (violations, largest) = (0, 0.0)
    for order in Self.orders {
      for _ in 0..<Self.instanceCount {
        let count = 2 + random.integer(below: 8)
        let source = random.dirichlet(Array(repeating: 1, count: count))
        let target = random.dirichlet(Array(repeating: 1, count: count))
        let ratio = Self.ratio(source, target, losses: random.uniforms(count: count), order: order)
        violations += ratio > 1 + Self.relativeTolerance ? 1 : 0
        largest = max(largest, ratio)
      }
    }
    (violationCount, largestRatio) = (violations, largest)
  }

  /// The left side over the right side; 1 for ℓ ≡ 1 and α = 1.
  static func ratio(_ source: [Double], _ target: [Double], losses: [Double], order: Double) -> Double {
    var (left, power, risk) = (0.0, 0.0, 0.0)
    for (index, loss) in losses.enumerated() {
      let (p, q) = (source[index], target[index])
      left += q * q / p * loss * loss
      power += q * Double.pow(q / p, order)
      risk += q * loss
    }
    return left / (Double.pow(power, 1 / order) * Double.pow(risk, 1 - 1 / order))
  }
}
