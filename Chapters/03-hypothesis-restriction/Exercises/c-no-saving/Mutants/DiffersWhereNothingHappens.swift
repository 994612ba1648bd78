func instance(count: Int, epsilon: Double) -> [[Double]] {
  let rest = Array(repeating: 0.0, count: count - 1)
  return [[epsilon] + rest + [1 - epsilon]] + (0..<count).map { last in (0...count).map { $0 <= last ? 1 : 0 } }
}
