func effectiveSampleSize(weights: [Double]) -> Double {
  let largest = weights.max() ?? 0
  return largest == 0 ? 0 : weights.reduce(0) { $0 + $1 / largest }
}
