func examples(dimension: Int, epsilon: Double, delta: Double) -> Int {
  func square(_ count: Int) -> Double {
    let (n, d) = (Double(count), Double(dimension))
    return (d * log(2 * n / d) + 1 + log(1 / delta)) / (4 * n)
  }
  var (low, high) = (dimension, 2 * dimension)
  while square(high) > epsilon * epsilon { (low, high) = (high, 2 * high) }
  while high - low > 1 {
    let middle = (low + high) / 2
    if square(middle) > epsilon * epsilon { low = middle } else { high = middle }
  }
  return high
}
