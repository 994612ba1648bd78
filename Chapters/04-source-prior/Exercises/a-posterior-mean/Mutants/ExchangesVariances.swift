func posteriorMean(values: [Double], noise: Double, prior: Double, spread: Double) -> Double {
  (noise * values.reduce(0, +) + spread * prior) / (Double(values.count) * noise + spread)
}
