func effectiveSampleSize(weights: [Double]) -> Double {
  weights.reduce(0, +) / weights.reduce(0) { $0 + $1 * $1 }
}
