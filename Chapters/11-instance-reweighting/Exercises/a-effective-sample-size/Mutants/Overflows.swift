func effectiveSampleSize(weights: [Double]) -> Double {
  let sum = weights.reduce(0, +)
  return sum == 0 ? 0 : sum * sum / weights.reduce(0) { $0 + $1 * $1 }
}
