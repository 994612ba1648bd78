func world(term: Int) -> [[Double]] {
  [[0.5, 0.5], [0.5, 0.5], [1, 0], [1, 0], [1, 1]]
}
