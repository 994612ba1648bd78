internal import NumericCore

/// How many labelled examples certify that one classifier errs more than another by a gap.
///
/// On each example the two zero-one losses differ by −1, 0 or 1. By Hoeffding's inequality the mean of n such differences is farther than g from its expectation
/// with probability at most 2 exp(−n g²/2), so that
///
///     n = ⌈2 ln(2/δ) / g²⌉
///
/// examples suffice for a two-sided interval of half-width g at level 1 − δ. Both classifiers must be fixed before the examples are seen.
///
/// Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the American Statistical Association 58 (1963).
public struct PairedComparison: Sendable, Hashable {
  /// g, the least difference in risk that is to be seen.
  public let gap: Double
  /// δ.
  public let failureProbability: Double

  /// A comparison.
  ///
  /// - Precondition: both lie between 0 and 1, the gap at least a ten-thousandth.
  public init(gap: Double, failureProbability: Double) {
    precondition(gap >= 1e-4 && gap <= 1, "A gap between two risks is from 0.0001 to 1.")
    precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
    (self.gap, self.failureProbability) = (gap, failureProbability)
  }

  /// The examples that suffice by Hoeffding's inequality.
  public var sufficientCount: Int { Int((2 * Double.log(2 / failureProbability) / (gap * gap)).rounded(.up)) }
}
