extension ConfidenceInterval {
  /// Student's interval for the mean: x̄ ± t s / √*n*.
  ///
  /// - Precondition: there are at least two values, all finite; the level is between 0 and 1.
  public static func mean(of values: [Double], level: Double) -> ConfidenceInterval {
    requireLevel(level)
    precondition(values.count >= 2, "Student's interval needs at least two values, not \(values.count).")
    precondition(values.isFinite, "Student's interval needs finite values.")
    let mean = values.mean
    let standardError = values.standardDeviation / Double(values.count).squareRoot()
    let t = StudentDistribution(degreesOfFreedom: Double(values.count - 1)).upperQuantile((1 - level) / 2)
    return ConfidenceInterval(lower: mean - t * standardError, upper: mean + t * standardError, level: level, method: .student)
  }

  /// Hoeffding's interval for the mean of independent values from a known range: x̄ ± (b − a) √(log(2 / (1 − level)) / 2*n*), cut
  /// to it.
  ///
  /// Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the American Statistical
  /// Association 58 (1963), Theorem 2.
  ///
  /// - Precondition: there is a value, all are in the range, the range is finite, and the level is between 0 and 1.
  public static func mean(of values: [Double], boundedBy range: ClosedRange<Double>, level: Double) -> ConfidenceInterval {
    requireLevel(level)
    precondition(values.allSatisfy(range.contains), "Hoeffding's interval needs all values in \(range).")
    let width = range.upperBound - range.lowerBound
    let margin = width * (Double.log(2 / (1 - level)) / (2 * Double(values.count))).squareRoot()
    let mean = min(max(values.mean, range.lowerBound), range.upperBound)
    return ConfidenceInterval(
      lower: max(mean - margin, range.lowerBound), upper: min(mean + margin, range.upperBound), level: level, method: .hoeffding)
  }
}
