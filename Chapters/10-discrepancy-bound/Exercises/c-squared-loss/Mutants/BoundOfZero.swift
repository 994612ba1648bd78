func instance(ratio: Double) -> [[Double]] {
  [[0, 0], [0]]
}
