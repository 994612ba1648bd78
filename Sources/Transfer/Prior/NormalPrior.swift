public import NumericCore

/// What a source says of a mean θ before the target is seen: θ ~ N(μ₀, τ²), where one target example is θ with noise of variance
/// σ².
///
/// Everything is exact. The posterior is that of normal noise; the risk of its mean at a fixed θ asks of the noise only its mean
/// and variance.
public struct NormalPrior: Sendable, Hashable {
  /// μ₀.
  public let mean: Rational
  /// τ².
  public let variance: Rational
  /// σ², of one target example.
  public let noise: Rational

  /// - Precondition: Both variances are positive.
  public init(mean: Rational = 0, variance: Rational, noise: Rational) {
    precondition(variance > 0 && noise > 0, "A prior and a noise have a positive variance.")
    (self.mean, self.variance, self.noise) = (mean, variance, noise)
  }

  /// n₀ = σ²/τ²: the target examples with mean μ₀ that say what the prior says.
  public var worth: Rational { noise / variance }

  /// A = nτ²/(nτ² + σ²), the weight of the sample's mean.
  public func sampleWeight(count: Int) -> Rational {
    let signal = Rational(count) * variance
    return signal / (signal + noise)
  }

  /// The posterior of θ after n examples, by adding precisions.
  public func posterior(sampleMean: Rational, count: Int) -> (mean: Rational, variance: Rational) {
    let (sample, prior) = (Rational(count) / noise, 1 / variance)
    return ((sample * sampleMean + prior * mean) / (sample + prior), 1 / (sample + prior))
  }

  /// The risk of the posterior mean at a θ with this (θ − μ₀)²: A²σ²/n + (1 − A)²(θ − μ₀)².
  public func risk(squaredGap: Rational, count: Int) -> Rational {
    let weight = sampleWeight(count: count)
    return weight * weight * noise / Rational(count) + (1 - weight) * (1 - weight) * squaredGap
  }

  /// σ²/n + 2τ²: the prior lowers the risk where (θ − μ₀)² is below it, and raises it above.
  public func squaredCrossover(count: Int) -> Rational { noise / Rational(count) + 2 * variance }
}
