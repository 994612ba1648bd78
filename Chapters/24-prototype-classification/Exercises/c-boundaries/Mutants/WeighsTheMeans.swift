func cuts(first: Double, second: Double, variance: Double, prior: Double) -> [Double] {
  [(first + second) / 2, prior * second + (1 - prior) * first]
}
