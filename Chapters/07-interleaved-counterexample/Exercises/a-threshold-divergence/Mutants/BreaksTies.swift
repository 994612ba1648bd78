func divergence(source: [Double], target: [Double]) -> Double {
  let all = (source.map { ($0, 1 / Double(source.count)) } + target.map { ($0, -1 / Double(target.count)) }).sorted { $0.0 < $1.0 }
  var (gap, high, low) = (0.0, 0.0, 0.0)
  for (_, step) in all {
    gap += step
    high = max(high, gap)
    low = min(low, gap)
  }
  return 2 * (high - low)
}
