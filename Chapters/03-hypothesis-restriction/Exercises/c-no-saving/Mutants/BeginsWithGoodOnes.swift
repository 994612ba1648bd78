func instance(count: Int, epsilon: Double) -> [[Double]] {
  let share = 1 / Double(count + 1)
  return [Array(repeating: share, count: count + 1)] + (0..<count).map { last in (0...count).map { $0 <= last ? 1 : 0 } }
}
