extension [Double] {
  /// The weighted mean, Σ w x / Σ w.
  ///
  /// - Precondition: there are as many weights as values; the weights are finite and not negative, and one is positive.
  public func mean(weights: [Double]) -> Double {
    requireWeights(weights, forCount: count)
    return indices.map { weights[$0] * self[$0] }.sum() / weights.sum()
  }

  /// The unbiased weighted variance for reliability weights, Σ w (x − mean)² / (V₁ − V₂ / V₁), V₁ = Σ w, V₂ = Σ w².
  ///
  /// Reliability weights say how much a value counts relative to the others: their scale does not matter, and equal weights give
  /// the ordinary variance. (With repetition counts as weights the divisor would be V₁ − 1 instead.)
  ///
  /// - Precondition: there are as many weights as values; the weights are finite and not negative, and two are positive.
  public func variance(weights: [Double]) -> Double {
    requireWeights(weights, forCount: count)
    precondition(weights.count { $0 > 0 } >= 2, "The weighted variance needs at least two values of positive weight.")
    let mean = mean(weights: weights)
    let total = weights.sum()
    let squares = weights.map { $0 * $0 }.sum()
    let spread = indices.map { weights[$0] * (self[$0] - mean) * (self[$0] - mean) }.sum()
    return spread / (total - squares / total)
  }

  /// The effective sample size of these weights, (Σ w)² / Σ w²: the count for equal weights, 1 if a single one is positive.
  ///
  /// Source: L. Kish, "Survey Sampling", Wiley (1965).
  ///
  /// - Precondition: the weights are finite and not negative, and one is positive.
  public var effectiveSampleSize: Double {
    requireWeights(self)
    let largest = reduce(0, Swift.max)
    let relative = map { $0 / largest }  // No square overflows or underflows to nothing.
    let total = relative.sum()
    return total * total / relative.map { $0 * $0 }.sum()
  }
}

private func requireWeights(_ weights: [Double], forCount count: Int) {
  precondition(weights.count == count, "\(count) values need as many weights, not \(weights.count).")
  requireWeights(weights)
}
