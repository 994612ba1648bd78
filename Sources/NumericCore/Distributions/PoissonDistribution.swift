internal import CGSL

/// The number of events of a Poisson process.
public struct PoissonDistribution: DiscreteDistribution {
  /// The mean number of events.
  public let mean: Double

  /// The distribution of the given mean.
  ///
  /// - Precondition: the mean is in 0 … 10⁹.
  public init(mean: Double) {
    precondition((0...1e9).contains(mean), "A Poisson distribution needs a mean in 0…10⁹, not \(mean).")
    self.mean = mean
  }

  /// P(X = `count`).
  public func probability(of count: Int) -> Double {
    guard let count = CUnsignedInt(exactly: count) else { return 0 }
    return mean == 0 ? (count == 0 ? 1 : 0) : gsl { gsl_ran_poisson_pdf(count, mean) }
  }

  /// P(X ≤ `count`).
  public func probability(atMost count: Int) -> Double {
    if count < 0 { return 0 }
    guard mean > 0, let count = CUnsignedInt(exactly: count) else { return 1 }
    return gsl { gsl_cdf_poisson_P(count, mean) }
  }

  /// P(X ≥ `count`).
  public func probability(atLeast count: Int) -> Double {
    if count <= 0 { return 1 }
    guard mean > 0, let below = CUnsignedInt(exactly: count - 1) else { return 0 }
    return gsl { gsl_cdf_poisson_Q(below, mean) }
  }
}
