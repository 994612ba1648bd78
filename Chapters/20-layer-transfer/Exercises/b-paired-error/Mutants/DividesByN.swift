func standardError(first: [Double], second: [Double]) -> Double {
  let d = zip(first, second).map { $0 - $1 }
  let mean = d.reduce(0, +) / Double(d.count)
  return (d.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot() / Double(d.count)
}
