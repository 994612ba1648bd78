internal import CGSL

/// Student's t distribution: that of Z / √(V / ν) for a standard normal Z and an independent χ² variable V with ν degrees of
/// freedom.
public struct StudentDistribution: ContinuousDistribution {
  /// The degrees of freedom ν, not necessarily whole.
  public let degreesOfFreedom: Double

  /// The distribution of the given parameters.
  ///
  /// - Precondition: the parameter is positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "Student's distribution needs positive finite degrees of freedom, not \(degreesOfFreedom).")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The real line.
  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  /// The density, proportional to (1 + x²/ν)^(−(ν + 1)/2).
  public func density(_ x: Double) -> Double { gsl { gsl_ran_tdist_pdf(x, degreesOfFreedom) } }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { gsl { gsl_cdf_tdist_P(x, degreesOfFreedom) } }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double { gsl { gsl_cdf_tdist_Q(x, degreesOfFreedom) } }
}
