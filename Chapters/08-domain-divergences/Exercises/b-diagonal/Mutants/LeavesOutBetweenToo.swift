func unbiasedDiscrepancy(source: [Double], target: [Double], bandwidth: Double) -> Double {
  func kernel(_ x: Double, _ y: Double) -> Double { exp(-(x - y) * (x - y) / (2 * bandwidth * bandwidth)) }
  func mean(_ first: [Double], _ second: [Double]) -> Double {
    first.reduce(0.0) { sum, x in second.reduce(sum) { $0 + kernel(x, $1) } } / Double(first.count * second.count)
  }
  func others(_ s: [Double]) -> Double { (Double(s.count) * mean(s, s) - 1) / (Double(s.count) - 1) }
  let pairs = zip(source, target).reduce(0.0) { $0 + kernel($1.0, $1.1) }
  let between = (mean(source, target) * Double(source.count * target.count) - pairs) / Double(source.count * (target.count - 1))
  return others(source) + others(target) - 2 * between
}
