internal import NumericCore

/// How far the risk of any hypothesis of a class can be above its empirical risk on n examples, with probability at least 1 − δ.
///
///     R(h) ≤ R̂(h) + √( (8/n) (d ln(2en/d) + ln(4/δ)) )   for every h of a class of VC dimension d at once
///
/// It says nothing where it exceeds 1, and it is loose: measured deviations of thresholds are about a tenth of it. Beyond d = 2n it
/// has no value: (2en/d)^d bounds the growth function Π(2n) up to there only, and then falls back to 1 while a class of that
/// dimension labels any 2n points in all ways.
///
/// Source: V. Vapnik and A. Chervonenkis, "On the uniform convergence of relative frequencies of events to their probabilities",
/// Theory of Probability and its Applications 16 (1971), with Sauer's bound on the growth function.
///
/// - Precondition: 1 ≤ d ≤ 2n and 0 < δ < 1.
public func uniformDeviation(vcDimension: Int, sampleSize: Int, failureProbability: Double) -> Double {
  precondition(1 <= vcDimension && vcDimension <= 2 * sampleSize, "The VC dimension is between 1 and twice the sample's size.")
  let (d, n) = (Double(vcDimension), Double(sampleSize))
  return uniformDeviation(
    logGrowth: d * (Double.log(2 * n / d) + 1), sampleSize: sampleSize, failureProbability: failureProbability)
}

/// The same from the growth function itself: √((8/n)(ln Π(2n) + ln(4/δ))), for any class.
///
/// It is P(sup over h of |R(h) − R̂(h)| > ε) ≤ 4 Π(2n) exp(−nε²/8), solved for ε.
///
/// - Parameter logGrowth: ln Π(2n), or a bound of it.
/// - Precondition: ln Π is not negative, there is an example, and 0 < δ < 1.
public func uniformDeviation(logGrowth: Double, sampleSize: Int, failureProbability: Double) -> Double {
  precondition(logGrowth >= 0 && sampleSize > 0, "A class has at least one labelling, and a sample an example.")
  precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
  return (8 / Double(sampleSize) * (logGrowth + Double.log(4 / failureProbability))).squareRoot()
}

/// The least n ≥ d at which √((8/n)(d ln(2en/d) + ln(4/δ))) is at most ε. From d on it falls.
///
/// - Precondition: d is positive, and 0 < ε, 0 < δ < 1.
/// - Complexity: O(log *n*).
public func leastSampleSize(vcDimension: Int, deviation: Double, failureProbability: Double) -> Int {
  precondition(deviation > 0, "A deviation to be reached is positive.")
  func isReached(_ size: Int) -> Bool {
    uniformDeviation(vcDimension: vcDimension, sampleSize: size, failureProbability: failureProbability) <= deviation
  }
  var (low, high) = (vcDimension - 1, vcDimension)
  while !isReached(high) { (low, high) = (high, 2 * high) }
  while high - low > 1 {
    let middle = (low + high) / 2
    if isReached(middle) { high = middle } else { low = middle }
  }
  return high
}
