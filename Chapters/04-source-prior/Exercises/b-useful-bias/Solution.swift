func largestUsefulBias(count: Int, worth: Double, variance: Double) -> Double {
  let tolerated = variance * (2 / worth + 1 / Double(count))
  return tolerated.squareRoot()
}
