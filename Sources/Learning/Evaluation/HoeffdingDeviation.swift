internal import NumericCore

/// How far a sum of independent terms, or a function of a sample that no one point changes by much, can lie above its mean, with
/// probability at least 1 − δ.
///
///     f − E f ≤ √(V ln(1/δ) / 2),   V = Σ c_i²,  c_i the most that f changes with point i
///
/// For the mean of n values in [0, 1] it is V = 1/n, for the difference of two means V = 1/n + 1/m. The same holds below the mean.
///
/// Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the American Statistical
/// Association 58 (1963); for functions of a sample C. McDiarmid, "On the method of bounded differences" (1989).
///
/// - Parameters:
///   - squaredRange: V.
///   - failureProbability: δ.
/// - Precondition: V is not negative, and 0 < δ < 1.
public func hoeffdingDeviation(squaredRange: Double, failureProbability: Double) -> Double {
  precondition(squaredRange >= 0, "A sum of squared ranges is not negative.")
  precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
  return (squaredRange * .log(1 / failureProbability) / 2).squareRoot()
}
