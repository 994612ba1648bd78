internal import CGSL

/// The χ² distribution: that of the sum of ν squared independent standard normal variables.
public struct ChiSquaredDistribution: ContinuousDistribution {
  /// The degrees of freedom ν, not necessarily whole.
  public let degreesOfFreedom: Double

  /// The distribution of the given parameters.
  ///
  /// - Precondition: the parameter is positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "A χ² distribution needs positive finite degrees of freedom, not \(degreesOfFreedom).")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The nonnegative numbers.
  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// The density, proportional to x^(ν/2 − 1) exp(−x/2).
  public func density(_ x: Double) -> Double { gsl { gsl_ran_chisq_pdf(x, degreesOfFreedom) } }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { gsl { gsl_cdf_chisq_P(x, degreesOfFreedom) } }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double { gsl { gsl_cdf_chisq_Q(x, degreesOfFreedom) } }
}
