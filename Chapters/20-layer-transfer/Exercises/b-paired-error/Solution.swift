func standardError(first: [Double], second: [Double]) -> Double {
  let gaps = first.indices.map { first[$0] - second[$0] }
  let center = gaps.reduce(0, +) / Double(gaps.count)
  let spread = gaps.reduce(0.0) { $0 + ($1 - center) * ($1 - center) }
  return (spread / Double(gaps.count * (gaps.count - 1))).squareRoot()
}
