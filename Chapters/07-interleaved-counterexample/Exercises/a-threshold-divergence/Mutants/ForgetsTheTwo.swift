func divergence(source: [Double], target: [Double]) -> Double {
  let (left, right) = (source.sorted(), target.sorted())
  var (i, j) = (0, 0)
  var (high, low) = (0.0, 0.0)
  while i < left.count || j < right.count {
    let value = min(i < left.count ? left[i] : .infinity, j < right.count ? right[j] : .infinity)
    while i < left.count, left[i] == value { i += 1 }
    while j < right.count, right[j] == value { j += 1 }
    let gap = Double(i) / Double(left.count) - Double(j) / Double(right.count)
    high = max(high, gap)
    low = min(low, gap)
  }
  return high - low
}
