func errors(gap: Double, share: Double) -> [Double] {
  func mass(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
  func error(_ t: Double) -> Double { share * mass(t - gap / 2) + (1 - share) * mass(-t - gap / 2) }
  return [error(0), error(-log(share / (1 - share))), error((2 * share - 1) * gap / 2)]
}
