internal import NumericCore

/// A positive semidefinite function k(x, y): the inner product of a feature space that is never written down.
public enum Kernel: Sendable, Hashable {
  /// k(x, y) = xᵀy.
  case linear
  /// k(x, y) = exp(−‖x − y‖² / 2σ²), σ = `bandwidth` > 0.
  case gaussian(bandwidth: Double)
  /// k(x, y) = (scale · xᵀy + offset)^degree, scale > 0, offset ≥ 0, degree ≥ 1.
  case polynomial(degree: Int, scale: Double = 1, offset: Double = 1)

  /// The Gaussian kernel written exp(−γ ‖x − y‖²): γ = 1/2σ².
  public static func gaussian(gamma: Double) -> Kernel { .gaussian(bandwidth: (0.5 / gamma).squareRoot()) }

  /// k(x, y).
  ///
  /// - Precondition: both vectors are equally long.
  public func callAsFunction(_ x: [Double], _ y: [Double]) -> Double {
    switch self {
    case .linear: x.dot(y)
    case .gaussian(let bandwidth): Double.exp(-x.squaredDistance(to: y) / (2 * bandwidth * bandwidth))
    case .polynomial(let degree, let scale, let offset): (scale * x.dot(y) + offset).power(degree)
    }
  }

  /// Whether the parameters are in the ranges that make the function positive semidefinite.
  public var isPositiveSemidefinite: Bool {
    switch self {
    case .linear: true
    case .gaussian(let bandwidth): bandwidth > 0 && bandwidth.isFinite
    case .polynomial(let degree, let scale, let offset): degree >= 1 && scale > 0 && offset >= 0
    }
  }
}

extension Double {
  /// The number to the power of a count, by repeated squaring.
  func power(_ exponent: Int) -> Double {
    var (result, base, remaining) = (1.0, self, exponent)
    while remaining > 0 {
      if remaining & 1 == 1 { result *= base }
      base *= base
      remaining >>= 1
    }
    return result
  }
}
