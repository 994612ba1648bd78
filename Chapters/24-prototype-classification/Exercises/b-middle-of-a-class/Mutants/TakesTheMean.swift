func counterexample(pointCount: Int) -> [[Double]] {
  [[Double](repeating: 0, count: pointCount - 1) + [10], [10 / Double(pointCount)]]
}
