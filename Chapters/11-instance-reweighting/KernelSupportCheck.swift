import Learning
import NumericCore
import Transfer

/// Kernel mean matching on a finite support, one source example a point: with a strictly positive definite kernel the optimum is the ratio itself,
/// β = n q, because the objective is then ½ (β − nq)ᵀK(β − nq) up to a constant.
struct KernelSupportCheck: Sendable, Hashable {
  static let instanceCount = 20
  /// The solver stops at a relative violation of 1e-10 and K is well conditioned here.
  static let tolerance = 1e-6

  /// The largest |β − nq| over the instances.
  let largestDeviation: Double

  init() {
    let random = RandomSource(seed: 13)
    let count = 6
    let points = Matrix(rowCount: count, columnCount: 1, elements: (0..<count).map(Double.init))
    let gram = Kernel.gaussian(bandwidth: 1).gram(of: points)
    largestDeviation = (0..<Self.instanceCount).reduce(0) { largest, _ in
      let ratio = random.dirichlet(Array(repeating: 2, count: count)).scaled(by: Double(count))
      guard let matching = try? KernelMeanMatching(gram: gram, targetSums: gram.times(ratio), tolerance: 1e-10) else {
        return .infinity
      }
      return zip(matching.weights.values, ratio).reduce(largest) { max($0, ($1.0 - $1.1).magnitude) }
    }
  }
}
