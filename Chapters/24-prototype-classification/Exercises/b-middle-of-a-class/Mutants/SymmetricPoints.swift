func counterexample(pointCount: Int) -> [[Double]] {
  [(0..<pointCount).map { Double($0 * 2 - pointCount + 1) }, [1]]
}
