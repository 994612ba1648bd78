internal import NumericCore

/// Welch's test of equal means, for two samples of which the means and the variances of these are known.
///
///     t = (a − b) / √(v_a/n + v_b/m),  referred to Student's law with the degrees of freedom of Welch and Satterthwaite
///
/// Where both samples are constant t is infinite; p is then, as everywhere, at least that of the rarest of all relabellings,
/// 1 / C(n + m, n).
///
/// Source: B. L. Welch, "The generalization of Student's problem when several different population variances are involved",
/// Biometrika 34 (1947).
struct WelchTest {
  /// The two-sided p-value.
  let pValue: Double

  /// The mean and the variance of one sample, and its size.
  struct Moments {
    let mean: Double
    let variance: Double
    let count: Int

    init(mean: Double, variance: Double, count: Int) {
      self.mean = mean
      self.variance = max(0, variance)
      self.count = count
    }

    /// The moments of values.
    init(_ values: [Double]) {
      let moments = RunningMoments(values)
      self.init(mean: moments.mean, variance: values.count < 2 ? 0 : moments.variance, count: values.count)
    }

    fileprivate var squaredError: Double { variance / Double(count) }
  }

  /// Compares two means.
  ///
  /// - Precondition: both samples have at least two values.
  init(_ first: Moments, _ second: Moments) {
    let squaredError = first.squaredError + second.squaredError
    let difference = (first.mean - second.mean).magnitude
    guard difference > 0 else {
      pValue = 1
      return
    }
    let rarest = Double.exp(-Double.logBinomial(first.count + second.count, first.count))
    guard squaredError > 0 else {
      pValue = rarest
      return
    }
    func share(_ sample: Moments) -> Double { sample.squaredError / squaredError }
    let freedom =
      1 / (share(first) * share(first) / Double(first.count - 1) + share(second) * share(second) / Double(second.count - 1))
    let tail = StudentDistribution(degreesOfFreedom: freedom).upperTail(difference / squaredError.squareRoot())
    pValue = min(1, max(rarest, 2 * tail))
  }
}
