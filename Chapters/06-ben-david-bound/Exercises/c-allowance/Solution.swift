func allowance(count: Int, delta: Double) -> Double {
  let exponent = log(1 / delta) / Double(count)
  return exponent.squareRoot()
}
