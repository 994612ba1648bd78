extension ConfidenceInterval {
  /// Wilson's interval for a probability: all p that the normal approximation's test does not reject.
  ///
  /// With p̂ = k/n and the normal quantile z, it is (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n).
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
  /// Statistical Association 22 (1927).
  ///
  /// - Precondition: there is a trial, the successes are in `0 ... trials`, and the level is between 0 and 1.
  public static func wilson(successes: Int, trials: Int, level: Double) -> ConfidenceInterval {
    require(successes: successes, trials: trials, level: level)
    let n = Double(trials)
    let p = Double(successes) / n
    let z = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    let center = p + z * z / (2 * n)
    let margin = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : max(0, (center - margin) / scale),
      upper: successes == trials ? 1 : min(1, (center + margin) / scale), level: level, method: .wilson)
  }

  /// Clopper and Pearson's interval for a probability: all p for which neither binomial tail is below (1 − level)/2.
  ///
  /// Its ends are quantiles of the beta distributions with parameters (k, n − k + 1) and (k + 1, n − k).
  ///
  /// Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
  /// Biometrika 26 (1934).
  ///
  /// - Precondition: there is a trial, the successes are in `0 ... trials`, and the level is between 0 and 1.
  public static func clopperPearson(successes: Int, trials: Int, level: Double) -> ConfidenceInterval {
    require(successes: successes, trials: trials, level: level)
    let (k, n) = (Double(successes), Double(trials))
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : BetaDistribution(k, n - k + 1).quantile(tail),
      upper: successes == trials ? 1 : BetaDistribution(k + 1, n - k).upperQuantile(tail), level: level, method: .clopperPearson)
  }

  private static func require(successes: Int, trials: Int, level: Double) {
    precondition(
      trials > 0 && (0...trials).contains(successes),
      "A probability is estimated from at least one trial and no more successes than trials, not \(successes) of \(trials).")
    requireLevel(level)
  }
}
