internal import NumericCore

extension CurvedRegressionWorld {
  /// A curve that the truth may have beside its line −x, times the curvature c: the truth is −x + c g(x).
  public enum Curve: String, Codable, Sendable, Hashable, CaseIterable {
    /// g(x) = x³: the best line on the target is not the best line on the source.
    case cubic
    /// g(x) = x³ + b x² + e x⁴ with b and e such that the best line is the same on both domains: no line is right, and none is
    /// better for weights.
    ///
    /// The best line of xᵐ under N(μ, s²) has the slope m E xᵐ⁻¹ and the intercept E xᵐ − μ m E xᵐ⁻¹. From the target's to the
    /// source's, slope and intercept grow by (1, −0.09) for x², (1.23, −0.25) for x³ and (2, −0.3993) for x⁴, and the three must
    /// add up to nothing.
    case sharedLine = "shared line"

    /// The coefficients of g, from x⁰ to x⁴.
    public var coefficients: [Double] {
      switch self {
      case .cubic: return [0, 0, 0, 1, 0]
      case .sharedLine:
        let quartic = -(0.25 - 0.09 * 1.23) / (0.3993 - 2 * 0.09)
        return [0, 0, -1.23 - 2 * quartic, 1, quartic]
      }
    }

    /// g(x).
    func callAsFunction(_ x: Double) -> Double { coefficients.reversed().reduce(0) { $0 * x + $1 } }
  }

  /// What a fitted line loses on the target beyond the noise, averaged over the noise of the labels: `variance` + c² `misfit`.
  public struct LineExcess: Codable, Sendable, Hashable {
    /// From the noise: 0.3² (Σ aᵢ² + 0.3² Σ bᵢ²), where the intercept is Σ aᵢ yᵢ and the slope Σ bᵢ yᵢ.
    public let variance: Double
    /// From the curve: E_T[(a + bx − g(x))²] of the line a + bx fitted to g without noise.
    public let misfit: Double

    /// An excess from its parts.
    public init(variance: Double, misfit: Double) {
      self.variance = variance
      self.misfit = misfit
    }

    /// Both together at a curvature.
    public func total(curvature: Double) -> Double { variance + curvature * curvature * misfit }
  }

  /// The excess of the line of weighted least squares through labels at these inputs, in closed form.
  ///
  /// A fit is linear in the labels −x + c g(x) + 0.3 z: −x is fitted exactly, the noise averages out of the product with g.
  ///
  /// - Precondition: there is one weight an input, and at least two different inputs have positive weights.
  /// - Complexity: O(*n*)
  public static func lineExcess(of curve: Curve, inputs: [Double], weights: [Double]) -> LineExcess {
    precondition(inputs.count == weights.count, "A weighted fit needs one weight an input.")
    let g = inputs.map(curve.callAsFunction)
    var sums = (zero: 0.0, one: 0.0, two: 0.0, curve: 0.0, curveOne: 0.0)
    for (index, x) in inputs.enumerated() {
      let w = weights[index]
      sums.zero += w
      sums.one += w * x
      sums.two += w * x * x
      sums.curve += w * g[index]
      sums.curveOne += w * x * g[index]
    }
    let determinant = sums.zero * sums.two - sums.one * sums.one
    precondition(determinant > 0, "A line needs two different inputs with positive weights.")
    let spread = 0.3 * 0.3
    var influence = 0.0
    for (index, x) in inputs.enumerated() {
      let atIntercept = weights[index] * (sums.two - sums.one * x) / determinant
      let atSlope = weights[index] * (sums.zero * x - sums.one) / determinant
      influence += atIntercept * atIntercept + spread * atSlope * atSlope
    }
    let intercept = (sums.two * sums.curve - sums.one * sums.curveOne) / determinant
    let slope = (sums.zero * sums.curveOne - sums.one * sums.curve) / determinant
    return LineExcess(
      variance: noise * noise * influence, misfit: meanSquare([intercept, slope, 0, 0, 0].subtracting(curve.coefficients)))
  }

  /// E_T[p(x)²] of a polynomial: the target's moments are E x²ᵏ = (2k − 1)!! 0.3²ᵏ, the odd ones 0.
  private static func meanSquare(_ polynomial: [Double]) -> Double {
    let moments = (0..<9).map { power in
      power.isMultiple(of: 2) ? stride(from: 1, to: power, by: 2).reduce(1.0) { $0 * Double($1) * 0.09 } : 0
    }
    return polynomial.indices.reduce(0) { sum, first in
      polynomial.indices.reduce(sum) { $0 + polynomial[first] * polynomial[$1] * moments[first + $1] }
    }
  }
}
