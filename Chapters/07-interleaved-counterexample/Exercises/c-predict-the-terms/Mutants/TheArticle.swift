func prediction(n: Int) -> [Double] {
  let xi = 1 / (2 * Double(n))
  return [1 - xi, xi, xi]
}
