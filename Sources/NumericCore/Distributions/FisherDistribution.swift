internal import CGSL

/// Fisher's F distribution: that of (V₁/ν₁) / (V₂/ν₂) for independent χ² variables V₁ and V₂.
public struct FisherDistribution: ContinuousDistribution {
  /// The degrees of freedom ν₁.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom ν₂.
  public let denominatorDegreesOfFreedom: Double

  /// The distribution of the given parameters.
  ///
  /// - Precondition: both parameters are positive and finite.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    precondition(
      numeratorDegreesOfFreedom > 0 && numeratorDegreesOfFreedom.isFinite && denominatorDegreesOfFreedom > 0
        && denominatorDegreesOfFreedom.isFinite,
      "Fisher's distribution needs positive finite degrees of freedom.")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  /// The nonnegative numbers.
  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// The density, proportional to x^(ν₁/2 − 1) (ν₂ + ν₁ x)^(−(ν₁ + ν₂)/2).
  public func density(_ x: Double) -> Double {
    gsl { gsl_ran_fdist_pdf(x, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom) }
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    gsl { gsl_cdf_fdist_P(x, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom) }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    gsl { gsl_cdf_fdist_Q(x, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom) }
  }
}
