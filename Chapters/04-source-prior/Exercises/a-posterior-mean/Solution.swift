func posteriorMean(values: [Double], noise: Double, prior: Double, spread: Double) -> Double {
  let information = spread * Double(values.count)
  return (spread * values.reduce(0, +) + noise * prior) / (information + noise)
}
