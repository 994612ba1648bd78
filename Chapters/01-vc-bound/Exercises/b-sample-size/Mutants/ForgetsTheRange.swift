func examples(dimension: Int, epsilon: Double, delta: Double) -> Int {
  func square(_ count: Int) -> Double {
    let (n, d) = (Double(count), Double(dimension))
    return 8 / n * (d * log(2 * exp(1) * n / d) + log(4 / delta))
  }
  var (low, high) = (0, 1)
  while square(high) > epsilon * epsilon { (low, high) = (high, 2 * high) }
  while high - low > 1 {
    let middle = (low + high) / 2
    if square(middle) > epsilon * epsilon { low = middle } else { high = middle }
  }
  return high
}
