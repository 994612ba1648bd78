public import NumericCore

/// The mean of source and target examples thrown together, as an estimate of the target's mean.
///
/// With n_S source examples whose mean is off by b, n_T target examples, and variance σ² of each,
///
///     R = ((n_S b)² + (n_S + n_T) σ²) / (n_S + n_T)²,
///
/// against σ²/n_T of the target alone: bias for variance. It is below that of the target alone if and only if b² < σ² (1/n_S +
/// 1/n_T).
public struct PooledMean: Sendable, Hashable {
  /// b, how far the source's mean lies from the target's.
  public let bias: Rational
  /// σ², the variance of one example.
  public let noise: Rational

  /// An estimate.
  ///
  /// - Precondition: the variance is positive.
  public init(bias: Rational, noise: Rational = 1) {
    precondition(noise > 0, "The variance of an example is positive.")
    (self.bias, self.noise) = (bias, noise)
  }

  /// The mean squared error.
  ///
  /// - Precondition: no count is negative, and there is an example.
  public func risk(sourceCount: Int, targetCount: Int) -> Rational {
    precondition(sourceCount >= 0 && targetCount >= 0 && sourceCount + targetCount > 0, "A mean needs an example.")
    let share = Rational(sourceCount, sourceCount + targetCount)
    return share * share * bias * bias + noise / Rational(sourceCount + targetCount)
  }

  /// The square of the bias at which pooling changes nothing: σ² (1/n_S + 1/n_T).
  ///
  /// - Precondition: both counts are positive.
  public func squaredCrossover(sourceCount: Int, targetCount: Int) -> Rational {
    precondition(sourceCount > 0 && targetCount > 0, "Pooling needs examples of both.")
    return noise * (Rational(1, sourceCount) + Rational(1, targetCount))
  }

  /// The number of target examples at which pooling changes nothing, 1/(b²/σ² − 1/n_S): it helps with fewer and harms with more.
  /// Nil where it helps with every number of them, b² ≤ σ²/n_S.
  ///
  /// - Precondition: there is a source example.
  public func breakEvenTargetCount(sourceCount: Int) -> Rational? {
    precondition(sourceCount > 0, "Pooling needs examples of both.")
    let excess = bias * bias / noise - Rational(1, sourceCount)
    return excess > 0 ? 1 / excess : nil
  }
}
