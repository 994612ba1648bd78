func instance(tasks: [[Double]], shared: Int) -> [[Double]] {
  func inner(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { $0 * $1 }.reduce(0, +) }
  let axes = tasks[0].indices.map { axis in tasks[0].indices.map { $0 == axis ? 1.0 : 0.0 } }
  var basis: [[Double]] = []
  for vector in tasks + axes {
    var rest = vector
    // Twice, because the first time leaves an error of rounding.
    for own in basis + basis {
      let share = inner(rest, own)
      rest = zip(rest, own).map { $0 - share * $1 }
    }
    let square = inner(rest, rest)
    if square > 1e-12 * inner(vector, vector) { basis.append(rest.map { $0 / square.squareRoot() }) }
  }
  return Array(basis.prefix(shared + 1))
}
