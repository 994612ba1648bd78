func allowance(count: Int, delta: Double) -> Double {
  2 * ((2 * log(2 * Double(count)) + log(2 / delta)) / Double(count)).squareRoot()
}
