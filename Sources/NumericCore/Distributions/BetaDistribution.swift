internal import CGSL

/// The beta distribution on the unit interval.
public struct BetaDistribution: ContinuousDistribution {
  /// The exponent of x in the density, plus 1.
  public let alpha: Double
  /// The exponent of 1 − x in the density, plus 1.
  public let beta: Double

  /// The distribution of the given parameters.
  ///
  /// - Precondition: both parameters are positive and finite.
  public init(_ alpha: Double, _ beta: Double) {
    precondition(
      alpha > 0 && alpha.isFinite && beta > 0 && beta.isFinite,
      "A beta distribution needs positive finite parameters, not \(alpha) and \(beta).")
    self.alpha = alpha
    self.beta = beta
  }

  /// The unit interval.
  public var support: ClosedRange<Double> { 0...1 }

  /// The density, proportional to x^(alpha − 1) (1 − x)^(beta − 1).
  public func density(_ x: Double) -> Double { gsl { gsl_ran_beta_pdf(x, alpha, beta) } }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { gsl { gsl_cdf_beta_P(x, alpha, beta) } }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double { gsl { gsl_cdf_beta_Q(x, alpha, beta) } }
}
