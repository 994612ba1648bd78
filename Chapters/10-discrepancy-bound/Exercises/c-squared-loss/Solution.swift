func instance(ratio: Double) -> [[Double]] {
  // Equal steps: 0, then the source's best, the target's best, and the target's label.
  [[1, 3], [0, 1, 2]]
}
