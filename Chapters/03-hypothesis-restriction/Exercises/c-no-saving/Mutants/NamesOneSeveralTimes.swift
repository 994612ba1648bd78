func instance(count: Int, epsilon: Double) -> [[Double]] {
  Array(repeating: [epsilon, 1 - epsilon], count: 1) + Array(repeating: [1, 0], count: count)
}
