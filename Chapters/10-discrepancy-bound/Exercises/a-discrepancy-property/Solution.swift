func isDiscrepancy(discrepancy: ([[Double]], [[Double]], Double) -> Double) -> Bool {
  func moments(_ rows: [[Double]]) -> [Double] {
    [(0, 0), (0, 1), (1, 1)].map { i, j in rows.map { $0[i] * $0[j] }.reduce(0, +) / Double(rows.count) }
  }
  func right(_ source: [[Double]], _ target: [[Double]], _ radius: Double) -> Double {
    let d = zip(moments(source), moments(target)).map { $0 - $1 }
    let spread = ((d[0] - d[2]) * (d[0] - d[2]) / 4 + d[1] * d[1]).squareRoot()
    return 4 * radius * radius * (abs(d[0] + d[2]) / 2 + spread)
  }
  let first = [[2.0, 1.0], [1.0, 0.0], [0.0, -1.0]]
  let second = [[1.0, 1.0], [3.0, -1.0]]
  return [(first, second, 3.0), (second, first, 0.5)].allSatisfy { source, target, radius in
    abs(discrepancy(source, target, radius) - right(source, target, radius)) < 1e-9
  }
}
