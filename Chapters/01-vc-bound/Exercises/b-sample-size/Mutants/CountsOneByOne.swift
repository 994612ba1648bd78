func examples(dimension: Int, epsilon: Double, delta: Double) -> Int {
  func term(_ count: Int) -> Double {
    let (n, d) = (Double(count), Double(dimension))
    return (8 / n * (d * log(2 * exp(1) * n / d) + log(4 / delta))).squareRoot()
  }
  var count = (dimension + 1) / 2
  while term(count) > epsilon { count += 1 }
  return count
}
