internal import CGSL

/// The gamma distribution; its mean is `shape` times `scale`.
public struct GammaDistribution: ContinuousDistribution {
  /// The shape: 1 for the exponential distribution.
  public let shape: Double
  /// The scale, in the unit of the variable.
  public let scale: Double

  /// The distribution of the given parameters.
  ///
  /// - Precondition: both parameters are positive and finite.
  public init(shape: Double, scale: Double) {
    precondition(
      shape > 0 && shape.isFinite && scale > 0 && scale.isFinite,
      "A gamma distribution needs a positive finite shape and scale, not \(shape) and \(scale).")
    self.shape = shape
    self.scale = scale
  }

  /// The nonnegative numbers.
  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// The density, proportional to x^(shape − 1) exp(−x / scale).
  public func density(_ x: Double) -> Double { gsl { gsl_ran_gamma_pdf(x, shape, scale) } }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { gsl { gsl_cdf_gamma_P(x, shape, scale) } }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double { gsl { gsl_cdf_gamma_Q(x, shape, scale) } }
}
