func allowance(count: Int, delta: Double) -> Double {
  log(1 / delta) / Double(count)
}
