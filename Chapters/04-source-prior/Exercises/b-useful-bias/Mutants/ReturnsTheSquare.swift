func largestUsefulBias(count: Int, worth: Double, variance: Double) -> Double {
  variance * (2 / worth + 1 / Double(count))
}
