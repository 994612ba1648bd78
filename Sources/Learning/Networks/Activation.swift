internal import NumericCore

/// The function φ that a layer applies to each of its sums z.
///
/// Each derivative is written in terms of the value a = φ(z), so that a layer need not keep its sums.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  /// a = z.
  case identity
  /// a = max(z, 0), the rectified linear unit; φ′ = 1 where a > 0, else 0.
  case rectifier
  /// a = tanh z; φ′ = 1 − a².
  case tanh
  /// a = z / √(1 + z²), shaped as tanh and several times faster; φ′ = (1 − a²)^{3/2}.
  case inverseSquareRoot

  /// Forward, after the layer's product: z ← φ(z) for each element in `range`. A rectifier's product has rectified them already.
  func apply(toProduct z: inout [Float], _ range: Range<Int>) {
    switch self {
    case .identity, .rectifier: break
    case .tanh: z.takeHyperbolicTangents(range)
    case .inverseSquareRoot: z.update(range) { $0 / ($0 * $0 + 1).squareRoot() }
    }
  }

  /// Backward: d ← d · φ′ for each element in `range`, where `values` are the layer's outputs a.
  func multiplyByDerivative(_ d: inout [Float], _ range: Range<Int>, values: [Float]) {
    switch self {
    case .identity: break
    case .rectifier: d.gate(range, by: values)
    case .tanh: d.update(range, with: values) { $0 * (1 - $1 * $1) }
    case .inverseSquareRoot:
      d.update(range, with: values) { d, a in
        // Rounding may leave this below 0; and the loop vectorises only where the root is known to exist.
        let rest = (1 - a * a).magnitude
        return d * rest * rest.squareRoot()
      }
    }
  }
}
