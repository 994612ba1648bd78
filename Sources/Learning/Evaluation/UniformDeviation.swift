internal import NumericCore

/// How far the risk of any hypothesis of a class can be above its empirical risk on n examples, with probability at least 1 − δ.
///
///     R(h) ≤ R̂(h) + √( (8/n) (d ln(2en/d) + ln(4/δ)) )   for every h of a class of VC dimension d at once
///
/// It says nothing where it exceeds 1, and it is loose: measured deviations of thresholds are about a tenth of it.
///
/// Source: V. Vapnik and A. Chervonenkis, "On the uniform convergence of relative frequencies of events to their probabilities",
/// Theory of Probability and its Applications 16 (1971), with Sauer's bound on the growth function.
///
/// - Precondition: 1 ≤ d ≤ n and 0 < δ < 1.
public func uniformDeviation(vcDimension: Int, sampleSize: Int, failureProbability: Double) -> Double {
  precondition(1 <= vcDimension && vcDimension <= sampleSize, "The VC dimension is between 1 and the sample's size.")
  precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
  let (d, n) = (Double(vcDimension), Double(sampleSize))
  let growth = d * (Double.log(2 * n / d) + 1)
  return (8 / n * (growth + Double.log(4 / failureProbability))).squareRoot()
}
