func largestUsefulBias(count: Int, worth: Double, variance: Double) -> Double {
  (variance * (1 / worth + 1 / Double(count))).squareRoot()
}
