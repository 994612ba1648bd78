func instance(ratio: Double) -> [[Double]] {
  [[0.1, 0.3], [0, 0.1, 0.2]]
}
