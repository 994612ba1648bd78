func posteriorMean(values: [Double], noise: Double, prior: Double, spread: Double) -> Double {
  let (s, t) = (noise.squareRoot(), spread.squareRoot())
  return (t * values.reduce(0, +) + s * prior) / (t * Double(values.count) + s)
}
