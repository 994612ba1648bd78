func isDiscrepancy(discrepancy: ([[Double]], [[Double]], Double) -> Double) -> Bool {
  let first = [[2.0, 1.0], [1.0, 0.0], [0.0, -1.0]]
  let second = [[1.0, 1.0], [3.0, -1.0]]
  return abs(discrepancy(first, second, 3) - discrepancy(second, first, 3)) < 1e-9 && discrepancy(first, second, 3) > 1
}
