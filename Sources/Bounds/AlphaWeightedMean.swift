public import NumericCore

/// The mean of the target estimated by α x̄_T + (1 − α) x̄_S, where the source's mean is off by a known b: exact risks, and the
/// best α.
///
///     risk(α) = α² σ²/n_T + (1 − α)² (σ²/n_S + b²)
///     α* = (σ²/n_S + b²)/(σ²/n_S + b² + σ²/n_T),   risk(α*) = 1/(n_T/σ² + 1/(σ²/n_S + b²))
///
/// In units of σ² here, so that b is in units of σ. α* is below 1 for every n_T and every b: the source is worth 1/(1/n_S + b²)
/// target examples, up to 1/b².
///
/// Source: the bias and variance of a weighted mean.
public struct AlphaWeightedMean: Sendable, Hashable {
  /// b, in units of σ.
  public let bias: Rational
  /// n_S.
  public let sourceCount: Int
  /// n_T.
  public let targetCount: Int

  /// - Precondition: both samples have examples, some 10⁴ at most, and b is up to 10 in hundredths, so that the fractions are
  ///   exact.
  public init(bias: Rational, sourceCount: Int, targetCount: Int) {
    precondition(sourceCount > 0 && targetCount > 0, "Both samples have examples.")
    (self.bias, self.sourceCount, self.targetCount) = (bias, sourceCount, targetCount)
  }

  /// The mean squared error of the source's mean: 1/n_S + b².
  public var sourceRisk: Rational { Rational(1, sourceCount) + bias * bias }
  /// The target examples that the source is worth: 1/(1/n_S + b²).
  public var worth: Rational { 1 / sourceRisk }
  /// α*.
  public var best: Rational { sourceRisk / (sourceRisk + Rational(1, targetCount)) }
  /// The risk at α*: that of n_T + `worth` target examples.
  public var leastRisk: Rational { 1 / (Rational(targetCount) + worth) }
  /// The risk of the target's sample alone, α = 1.
  public var targetRisk: Rational { Rational(1, targetCount) }
  /// The risk of both samples pooled, α = n_T/(n_S + n_T): 1/n + (n_S b/n)².
  public var pooledRisk: Rational {
    let (sources, all) = (Rational(sourceCount), Rational(sourceCount + targetCount))
    return (all + sources * sources * (bias * bias)) / (all * all)
  }

  /// The mean squared error at a weight.
  public func risk(_ alpha: Double) -> Double {
    alpha * alpha / Double(targetCount) + (1 - alpha) * (1 - alpha) * sourceRisk.doubleValue
  }
}
