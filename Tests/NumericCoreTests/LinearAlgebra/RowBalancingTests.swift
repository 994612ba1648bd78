import NumericCore
import Testing

@Suite("Balancing of rows")
struct RowBalancingTests {
  /// Row and column counts on both sides of every number of those that are summed at the same time.
  @Test("is sums in their order, to the last bit", arguments: [1, 7, 8, 9, 17], [1, 7, 8, 9, 31, 32, 33, 40, 71])
  func order(rowCount: Int, columnCount: Int) {
    let random = RandomSource(seed: 11)
    func positive(_ count: Int) -> [Double] { random.normals(count: count).map { 0.1 + $0 * $0 } }
    let kernel = Matrix(rowCount: rowCount, columnCount: columnCount, elements: positive(rowCount * columnCount))
    let (weights, columnScales, before) = (positive(rowCount), positive(columnCount), positive(rowCount))

    var (expectedScales, expectedSums, expectedError) = (before, [Double](repeating: 0, count: columnCount), 0.0)
    for row in 0..<rowCount {
      var parts = [Double](repeating: 0, count: 8)
      for column in 0..<columnCount { parts[column % 8] += columnScales[column] * kernel[row, column] }
      let sum = parts.reduce(0, +)
      expectedError += weights[row] * (before[row] * sum - 1).magnitude
      expectedScales[row] = 1 / sum
      let factor = weights[row] * expectedScales[row]
      for column in 0..<columnCount { expectedSums[column] += factor * kernel[row, column] }
    }

    var (scales, sums) = (before, [Double](repeating: 7, count: columnCount))
    let error = balanceRows(of: kernel, rowWeights: weights, columnScales: columnScales, rowScales: &scales, columnSums: &sums)
    #expect(scales == expectedScales && sums == expectedSums)
    #expect((error - expectedError).magnitude <= 1e-14 * expectedError)
  }
}
