internal import NumericCore

/// The squared MMD of two round normal distributions N(m_S, s² I) and N(m_T, t² I) in d dimensions for the Gaussian kernel of width
/// σ, in closed form.
///
///     E k(X, Y) = (σ²/v)^(d/2) exp(−|m_X − m_Y|²/2v),   v = σ² + s_X² + s_Y²
///     MMD² = E k(X, X′) − 2 E k(X, Y) + E k(Y, Y′)
///
/// because X − Y is normal, and a Gaussian integrated against a normal density is a normal density.
public struct NormalMeanDiscrepancy: Sendable, Hashable {
  /// E k(X, X′) of the source.
  public let withinSource: Double
  /// E k(Y, Y′) of the target.
  public let withinTarget: Double
  /// E k(X, Y).
  public let between: Double

  /// The discrepancy of N(0, s² I) and N(m, t² I), |m| = `meanDistance`.
  ///
  /// - Precondition: there is a dimension, the width is positive and no deviation is negative.
  public init(dimension: Int, meanDistance: Double, sourceDeviation: Double, targetDeviation: Double, bandwidth: Double) {
    precondition(dimension > 0 && bandwidth > 0 && sourceDeviation >= 0 && targetDeviation >= 0, "Deviations are not negative.")
    func mean(_ distance: Double, _ s: Double, _ t: Double) -> Double {
      let v = bandwidth * bandwidth + s * s + t * t
      return Double.pow(bandwidth * bandwidth / v, Double(dimension) / 2) * Double.exp(-distance * distance / (2 * v))
    }
    withinSource = mean(0, sourceDeviation, sourceDeviation)
    withinTarget = mean(0, targetDeviation, targetDeviation)
    between = mean(meanDistance, sourceDeviation, targetDeviation)
  }

  /// MMD² of the distributions.
  public var squared: Double { withinSource - 2 * between + withinTarget }

  /// By how much the biased MMD² of two samples exceeds `squared` on average: (1 − E k(X, X′))/n + (1 − E k(Y, Y′))/m, for each
  /// point is compared with itself.
  ///
  /// For equal distributions it is all there is: 2 (1 − E k)/n for n points a side, so that the MMD falls like n^(−1/2) in every
  /// dimension.
  public func bias(sourceCount: Int, targetCount: Int) -> Double {
    (1 - withinSource) / Double(sourceCount) + (1 - withinTarget) / Double(targetCount)
  }
}
