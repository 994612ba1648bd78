func prediction(n: Int) -> [Double] {
  let mass = 1 / Double(n)
  return [1 - mass, mass, mass / 2]
}
