extension [Double] {
  /// The effective sample size of these weights, (Σ w)² / Σ w²: the count for equal weights, 1 if a single one is positive.
  ///
  /// Source: L. Kish, "Survey Sampling", Wiley (1965).
  ///
  /// - Precondition: the weights are finite and not negative, and one is positive.
  public var effectiveSampleSize: Double {
    precondition(
      allSatisfy { $0 >= 0 && $0.isFinite } && contains { $0 > 0 },
      "Weights are finite and not negative, and one of them is positive.")
    let largest = reduce(0, Swift.max)
    let relative = map { $0 / largest }  // No square overflows or underflows to nothing.
    let total = relative.sum()
    return total * total / relative.map { $0 * $0 }.sum()
  }
}
