internal import NumericCore

/// A factorised second derivative with the corrections that later gradients imply: the two-loop recursion of limited-memory BFGS,
/// which starts from the factorisation in place of a multiple of the identity.
///
/// Source: J. Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35 (1980).
struct CorrectedCurvature {
  private let factor: ScaledCholesky
  private var corrections: [(step: [Double], change: [Double], product: Double)] = []

  init(factor: ScaledCholesky) { self.factor = factor }

  /// Takes note that a step changed the gradient so; does nothing where the curvature along it is not positive.
  mutating func learn(step: [Double], change: [Double]) {
    let product = step.dot(change)
    if product > 0 { corrections.append((step, change, product)) }
  }

  /// The product of the approximate inverse with a vector.
  func solve(_ vector: [Double]) -> [Double] {
    var result = vector
    var shares: [Double] = []
    for correction in corrections.reversed() {
      let share = correction.step.dot(result) / correction.product
      result.add(-share, times: correction.change)
      shares.append(share)
    }
    result = factor.solve(result)
    for (correction, share) in zip(corrections, shares.reversed()) {
      result.add(share - correction.change.dot(result) / correction.product, times: correction.step)
    }
    return result
  }
}
