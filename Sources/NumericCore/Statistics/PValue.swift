/// Probabilities, under a hypothesis, of an outcome at least as extreme as the observed one.
public enum PValue {
  /// Which deviations from a hypothesis count as evidence against it.
  public enum Alternative: Sendable, Hashable, CaseIterable {
    /// The quantity is smaller than supposed.
    case less
    /// The quantity is greater than supposed.
    case greater
    /// The quantity differs from what is supposed.
    case twoSided
  }

  /// The exact binomial test of a success probability.
  ///
  /// The two-sided value adds up all outcomes that are no more probable than the observed one, with a relative allowance of 10⁻⁷
  /// for rounding, as R's and SciPy's tests do.
  ///
  /// - Precondition: the successes are in `0 ... trials`, and the probability is in 0…1.
  /// - Complexity: O(log `trials`) tail probabilities.
  public static func binomial(
    successes: Int, trials: Int, probability: Double, alternative: Alternative
  ) -> Double {
    precondition((0...max(0, trials)).contains(successes), "\(successes) successes among \(trials) trials are impossible.")
    let distribution = BinomialDistribution(trials: trials, probability: probability)
    switch alternative {
    case .less: return distribution.probability(atMost: successes)
    case .greater: return distribution.probability(atLeast: successes)
    case .twoSided: return twoSided(successes, distribution)
    }
  }

  private static func twoSided(_ successes: Int, _ distribution: BinomialDistribution) -> Double {
    let trials = distribution.trials
    let allowed = distribution.probability(of: successes) * (1 + 1e-7)
    // The probabilities rise up to the mode and fall beyond it: on each side the improbable outcomes are found by bisection.
    let mode = min(trials, Int(Double(trials + 1) * distribution.successProbability))
    if distribution.probability(of: mode) <= allowed { return 1 }
    let firstProbableBelow = partitionPoint(0..<mode) { distribution.probability(of: $0) > allowed }
    let firstImprobableAbove = partitionPoint(mode..<trials + 1) { distribution.probability(of: $0) <= allowed }
    return min(
      1, distribution.probability(atMost: firstProbableBelow - 1) + distribution.probability(atLeast: firstImprobableAbove))
  }

  /// The first integer of a range for which a monotone condition holds, or the range's end.
  private static func partitionPoint(_ range: Range<Int>, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The p-value of a permutation test that rejects for large values: (1 + #{permuted ≥ observed}) / (1 + #permuted).
  ///
  /// The observed arrangement counts as one of the permutations; without it the test would reject too often, and p could be 0.
  /// Values that differ by 10⁻¹² of the observed one are equal: other arrangements can have the same value, and rounding must not
  /// divide them.
  ///
  /// Source: B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", Statistical Applications in Genetics and
  /// Molecular Biology 9 (2010).
  ///
  /// - Precondition: no value is NaN.
  public static func permutation(observed: Double, permuted: [Double]) -> Double {
    precondition(!observed.isNaN && !permuted.contains { $0.isNaN }, "A permutation test cannot order NaN.")
    let least = observed.isFinite ? observed - 1e-12 * observed.magnitude : observed
    return Double(1 + permuted.count { $0 >= least }) / Double(1 + permuted.count)
  }

  /// The p-values adjusted for testing all hypotheses at once: rejecting where they are at most α makes one or more false
  /// rejections with probability at most α, whatever the tests' dependence.
  ///
  /// The k-th smallest of *m* is multiplied by *m* − k + 1; then each is raised to those before it, and cut at 1. The order of the
  /// result is that of the argument.
  ///
  /// Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
  ///
  /// - Precondition: the p-values are in 0…1.
  public static func holmAdjusted(_ pValues: [Double]) -> [Double] {
    pValues.forEach(requireProbability)
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in pValues.ascendingOrder().enumerated() {
      largest = min(1, max(largest, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }
}
