func posteriorMean(values: [Double], noise: Double, prior: Double, spread: Double) -> Double {
  (values.reduce(0, +) / noise + prior / spread) / (Double(values.count) / noise + 1 / spread)
}
