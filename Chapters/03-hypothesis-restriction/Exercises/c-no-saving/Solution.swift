func instance(count: Int, epsilon: Double) -> [[Double]] {
  let rest = Array(repeating: (1 - epsilon) / Double(count), count: count)
  return [[epsilon] + rest] + (0..<count).map { last in (0...count).map { $0 <= last ? 1 : 0 } }
}
