internal import CGSL

/// The normal distribution.
public struct NormalDistribution: ContinuousDistribution {
  /// The mean μ.
  public let mean: Double
  /// The standard deviation σ.
  public let standardDeviation: Double

  /// The distribution of mean 0 and standard deviation 1.
  public static let standard = NormalDistribution(mean: 0, standardDeviation: 1)

  /// The normal distribution of the given mean and standard deviation.
  ///
  /// - Precondition: the mean is finite, the standard deviation positive and finite.
  public init(mean: Double, standardDeviation: Double) {
    precondition(
      mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
      "A normal distribution needs a finite mean and a positive finite standard deviation, not \(mean) and \(standardDeviation).")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The real line.
  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  /// exp(−z²/2) / (σ √(2π)), where z = (x − μ) / σ.
  public func density(_ x: Double) -> Double {
    let z = standardized(x)
    return .exp(-0.5 * z * z) / (standardDeviation * (2 * .pi).squareRoot())
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { gsl { gsl_cdf_ugaussian_P(standardized(x)) } }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double { gsl { gsl_cdf_ugaussian_Q(standardized(x)) } }

  /// The `x` with P(X ≤ x) = `probability`; infinite for 0 and 1.
  ///
  /// - Precondition: the probability is in 0…1.
  public func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    return mean + standardDeviation * gsl { gsl_cdf_ugaussian_Pinv(probability) }
  }

  /// The `x` with P(X > x) = `probability`; infinite for 0 and 1.
  ///
  /// - Precondition: the probability is in 0…1.
  public func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    return mean + standardDeviation * gsl { gsl_cdf_ugaussian_Qinv(probability) }
  }

  private func standardized(_ x: Double) -> Double { (x - mean) / standardDeviation }
}

/// A value of a GSL function that is defined for every argument it is given here; an underflow to 0 is no error.
func gsl(_ value: () -> Double) -> Double {
  precondition(GSL.isReady)
  return value()
}
