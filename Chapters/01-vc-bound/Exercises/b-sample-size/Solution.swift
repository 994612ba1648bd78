func examples(dimension: Int, epsilon: Double, delta: Double) -> Int {
  func term(_ count: Int) -> Double {
    let (n, d) = (Double(count), Double(dimension))
    return (8 / n * (d * log(2 * exp(1) * n / d) + log(4 / delta))).squareRoot()
  }
  var low = (dimension + 1) / 2
  if term(low) <= epsilon { return low }
  var high = 2 * low
  while term(high) > epsilon { (low, high) = (high, 2 * high) }
  while high - low > 1 {
    let between = low + (high - low) / 2
    if term(between) > epsilon { low = between } else { high = between }
  }
  return high
}
