func prediction(n: Int) -> [Double] {
  let mass = 1 / Double(n)
  return [1 - mass, 2 * mass, mass / 2]
}
