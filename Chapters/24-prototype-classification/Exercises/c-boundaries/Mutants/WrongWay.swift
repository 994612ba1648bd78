func cuts(first: Double, second: Double, variance: Double, prior: Double) -> [Double] {
  let m = (first + second) / 2
  return [m, m - variance / (second - first) * log(prior / (1 - prior))]
}
