func unbiasedDiscrepancy(source: [Double], target: [Double], bandwidth: Double) -> Double {
  func kernel(_ x: Double, _ y: Double) -> Double { exp(-(x - y) * (x - y) / (2 * bandwidth * bandwidth)) }
  func mean(_ first: [Double], _ second: [Double]) -> Double {
    first.reduce(0.0) { sum, x in second.reduce(sum) { $0 + kernel(x, $1) } } / Double(first.count * second.count)
  }
  func others(_ sample: [Double]) -> Double {
    let count = Double(sample.count)
    return (count * mean(sample, sample) - 1) / (count - 1)
  }
  return others(source) + others(target) - 2 * mean(source, target)
}
