func counterexample(pointCount: Int) -> [[Double]] {
  let rest = [Double](repeating: 0, count: pointCount - 1)
  return [rest + [10], [0]]
}
