func examples(dimension: Int, epsilon: Double, delta: Double) -> Int {
  let (d, square) = (Double(dimension), epsilon * epsilon)
  let first = 8 * (d + log(4 / delta)) / square
  return Int((8 * (d * log(2 * exp(1) * first / d) + log(4 / delta)) / square).rounded(.up))
}
