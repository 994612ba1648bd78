internal import NumericCore

/// How many labelled examples place the difference in risk of two classifiers to within a gap, and how many show a difference of
/// that size.
///
/// On each example the two zero-one losses differ by −1, 0 or 1. By Hoeffding's inequality the mean of n such differences is
/// farther than g from its expectation with probability at most 2 exp(−n g²/2), so that
///
///     n = ⌈2 ln(2/δ) / g²⌉
///
/// examples suffice for a two-sided interval of half-width g at level 1 − δ. They do not suffice to *see* a difference of g: the
/// mean lies on either side of it about as often, and then the interval contains 0. With four times as many,
///
///     n = ⌈8 ln(2/δ) / g²⌉ ,
///
/// the half-width is g/2, and the mean of differences with expectation g lies above it with probability at least 1 − δ/2, by the
/// same inequality. Both classifiers must be fixed before the examples are seen.
///
/// Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the American Statistical
/// Association 58 (1963).
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

  /// The examples that suffice, by Hoeffding's inequality, to place the difference to within the gap.
  public var sufficientCount: Int { Int((2 * Double.log(2 / failureProbability) / (gap * gap)).rounded(.up)) }

  /// The examples that suffice, by the same inequality, for an interval that excludes 0 where the difference is as large as the
  /// gap.
  public var detectingCount: Int { Int((8 * Double.log(2 / failureProbability) / (gap * gap)).rounded(.up)) }

  /// The probability that the mean of `count` differences is the gap or more off its expectation 0, where every difference is −1 or
  /// 1, each as often, which of all differences vary most: exactly, by the binomial distribution.
  ///
  /// - Precondition: there is an example.
  public func missProbability(count: Int) -> Double {
    precondition(count > 0, "A mean needs an example.")
    // The sum 2K − n of n signs is ±n g or beyond; a hair inside, so that rounding cannot lose the border.
    let least = Int(((Double(count) * (1 + gap)) / 2 - 1e-9).rounded(.up))
    return 2 * BinomialDistribution(trials: count, probability: 0.5).probability(atLeast: least)
  }

  /// The probability that the interval at level 1 − δ around the mean of `count` differences lies above 0, where every difference
  /// is −1 or 1, which of all differences vary most, and their expectation is the gap: exactly, by the binomial distribution.
  ///
  /// - Precondition: there is an example.
  public func detectionProbability(count: Int) -> Double {
    precondition(count > 0, "A mean needs an example.")
    let halfWidth = (2 * Double.log(2 / failureProbability) / Double(count)).squareRoot()
    // The sum 2K − n of n signs exceeds n times the half-width.
    let least = Int((Double(count) * (1 + halfWidth) / 2).rounded(.down)) + 1
    guard least <= count else { return 0 }
    return gap == 1 ? 1 : BinomialDistribution(trials: count, probability: (1 + gap) / 2).probability(atLeast: least)
  }
}
