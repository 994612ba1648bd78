public import NumericCore

/// The mean of the target estimated by α x̄_T + (1 − α) x̄_S, where the source's mean is off by a known b: exact risks, and the best α.
///
///     risk(α) = α² σ²/n_T + (1 − α)² (σ²/n_S + b²)
///     α* = (σ²/n_S + b²)/(σ²/n_S + b² + σ²/n_T),   risk(α*) = 1/(n_T/σ² + 1/(σ²/n_S + b²))
///
/// In units of σ² here, so that b is in units of σ. α* is below 1 for every n_T and every b: the source is worth 1/(1/n_S + b²) target examples, up to 1/b².
///
/// Source: the bias and variance of a weighted mean.
public struct AlphaWeightedMean: Sendable, Hashable {
  /// b, in units of σ.
  public let bias: Rational
  /// n_S.
  public let sourceCount: Int
  /// n_T.
  public let targetCount: Int

  /// - Precondition: both samples have examples.
  public init(bias: Rational, sourceCount: Int, targetCount: Int) {
    precondition(sourceCount > 0 && targetCount > 0, "Both samples have examples.")
    (self.bias, self.sourceCount, self.targetCount) = (bias, sourceCount, targetCount)
  }

  /// The mean squared error of the source's mean: 1/n_S + b².
  public var sourceRisk: Rational { Rational(1, sourceCount) + bias * bias }
  /// The target examples that the source is worth: 1/(1/n_S + b²).
  public var worth: Rational { 1 / sourceRisk }
  /// The mean squared error at a weight.
  public func risk(_ alpha: Rational) -> Rational { alpha * alpha / Rational(targetCount) + (1 - alpha) * (1 - alpha) * sourceRisk }
  /// α*.
  public var best: Rational { sourceRisk / (sourceRisk + Rational(1, targetCount)) }
  /// The weight that pooling gives to the target: n_T/(n_S + n_T).
  public var pooled: Rational { Rational(targetCount, sourceCount + targetCount) }
}
