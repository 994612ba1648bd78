func shrunk(values: [Double], variance: Double) -> [Double] {
  let norm = values.map { $0 * $0 }.reduce(0, +)
  if values.count <= 2 || norm == 0 { return values }
  return values.map { $0 * max(0, 1 - Double(values.count) * variance / norm) }
}
