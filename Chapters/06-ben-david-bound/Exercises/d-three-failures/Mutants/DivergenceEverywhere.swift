func world(term: Int) -> [[Double]] {
  [[0.98, 0.02], [0, 1], [1, 0], [1, 0], [1, 1]]
}
