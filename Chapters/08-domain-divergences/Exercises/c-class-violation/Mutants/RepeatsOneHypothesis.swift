func violation(hypothesisCount: Int) -> [[Double]] {
  [[1, 0], [0, 1]] + (0..<hypothesisCount).map { _ in [1, 0] }
}
