func shrunk(values: [Double], variance: Double) -> [Double] {
  if values.count <= 2 { return values }
  let factor = 1 - Double(values.count - 2) * variance / values.map { $0 * $0 }.reduce(0, +)
  return values.map { ($0 < 0) == (factor * $0 < 0) ? factor * $0 : 0 }
}
