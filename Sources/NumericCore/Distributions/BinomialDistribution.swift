internal import CGSL

/// The number of successes among independent trials of equal probability.
public struct BinomialDistribution: Sendable, Hashable {
  /// The number of trials.
  public let trials: Int
  /// The probability of success in one trial.
  public let successProbability: Double

  /// The distribution of the number of successes.
  ///
  /// - Precondition: the number of trials is in 0 ..< 2³¹, the probability in 0…1.
  public init(trials: Int, probability: Double) {
    precondition(0 <= trials && trials <= Int32.max, "A number of trials is in 0 ..< 2³¹, and \(trials) is not.")
    requireProbability(probability)
    self.trials = trials
    successProbability = probability
  }

  /// P(X = `count`), 0 outside 0…`trials`, with a relative error of about 10⁻¹⁵ times the number of trials.
  public func probability(of count: Int) -> Double {
    if !(0...trials).contains(count) { return 0 }
    return gsl { gsl_ran_binomial_pdf(CUnsignedInt(count), successProbability, CUnsignedInt(trials)) }
  }

  /// P(X = k) for every k in 0…`trials`, with a relative error of about 10⁻¹⁵ times the distance from the mode; 0 where it
  /// underflows.
  ///
  /// From the mode outwards, each from the one before, P(X = k + 1) = P(X = k) (n − k) p / ((k + 1)(1 − p)), and then divided by
  /// the sum, so that no logarithm of a factorial is needed.
  ///
  /// - Complexity: O(*n*)
  public var probabilities: [Double] {
    let mode = min(trials, Int(Double(trials + 1) * successProbability))
    let (odds, inverseOdds) = (successProbability / (1 - successProbability), (1 - successProbability) / successProbability)
    var ratios = [Double](repeating: 0, count: trials + 1)
    ratios[mode] = 1
    for k in mode..<trials { ratios[k + 1] = ratios[k] * (Double(trials - k) / Double(k + 1) * odds) }
    for k in stride(from: mode, to: 0, by: -1) {
      ratios[k - 1] = ratios[k] * (Double(k) / Double(trials - k + 1) * inverseOdds)
    }
    return ratios.scaled(by: 1 / ratios.reduce(0, +))
  }

  /// P(X ≤ `count`), accurate also where it is tiny.
  public func probability(atMost count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return gsl { gsl_cdf_binomial_P(CUnsignedInt(count), successProbability, CUnsignedInt(trials)) }
  }

  /// P(X ≥ `count`), accurate also where it is tiny.
  public func probability(atLeast count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return gsl { gsl_cdf_binomial_Q(CUnsignedInt(count - 1), successProbability, CUnsignedInt(trials)) }
  }
}
