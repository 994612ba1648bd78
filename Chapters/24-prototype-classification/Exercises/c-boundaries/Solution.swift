func cuts(first: Double, second: Double, variance: Double, prior: Double) -> [Double] {
  let middle = 0.5 * (first + second)
  let odds = log(prior) - log(1 - prior)
  return [middle, middle + odds * variance / (second - first)]
}
