internal import NumericCore

/// A normal prior learned from the observed means of several tasks by their first two moments: empirical Bayes.
///
/// The tasks' true means are drawn from N(μ, τ²) and observed with the same known variance v.
public struct LearnedPrior: Sendable, Hashable {
  /// The estimate of μ.
  public let mean: Double
  /// The estimate of τ²: what the observations vary beyond v, and 0 where they vary less.
  public let variance: Double
  /// v.
  public let noise: Double

  /// - Precondition: At least two observations.
  public init(observations: [Double], noise: Double) {
    precondition(observations.count > 1, "A variance needs two observations.")
    let mean = observations.mean
    let spread = observations.map { ($0 - mean) * ($0 - mean) }.sum() / Double(observations.count - 1)
    (self.mean, variance, self.noise) = (mean, max(0, spread - noise), noise)
  }

  /// The weight of the next task's own observation.
  public var sampleWeight: Double { variance / (variance + noise) }

  /// The risk of the posterior mean with this prior, in the mean over a next task drawn from N(μ, τ²).
  public func risk(mean: Double, variance: Double) -> Double {
    let (own, off) = (sampleWeight, self.mean - mean)
    return own * own * noise + (1 - own) * (1 - own) * (variance + off * off)
  }
}
