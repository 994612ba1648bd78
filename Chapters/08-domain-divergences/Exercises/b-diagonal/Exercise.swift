// 8b · An estimate that is never negative
//
// The unbiased estimate of the squared maximum mean discrepancy is negative now and then, where two samples are of one
// distribution. The program below never is. It compiles, runs, and is published in this form. Find what is wrong, and mend it:
// Gaussian kernel, `bandwidth` is its σ; `exp` is there.

func unbiasedDiscrepancy(source: [Double], target: [Double], bandwidth: Double) -> Double {
  func kernel(_ x: Double, _ y: Double) -> Double { exp(-(x - y) * (x - y) / (2 * bandwidth * bandwidth)) }
  func mean(_ first: [Double], _ second: [Double]) -> Double {
    first.reduce(0.0) { sum, x in second.reduce(sum) { $0 + kernel(x, $1) } } / Double(first.count * second.count)
  }
  return mean(source, source) + mean(target, target) - 2 * mean(source, target)
}
