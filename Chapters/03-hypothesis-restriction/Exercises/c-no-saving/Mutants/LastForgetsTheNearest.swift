func instance(count: Int, epsilon: Double) -> [[Double]] {
  let rest = Array(repeating: (1 - epsilon) / Double(count), count: count)
  let steps = (0..<count - 1).map { last in (0...count).map { $0 <= last ? 1.0 : 0.0 } }
  return [[epsilon] + rest] + steps + [[0] + rest.map { _ in 1 }]
}
