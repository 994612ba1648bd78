import NumericCore
import Testing

@Suite("Alternating scaling of rows and columns")
struct AlternatingScalingTests {
  /// Positive numbers around 1.
  private func positive(_ count: Int, _ random: RandomSource) -> [Double] { random.normals(count: count).map { 0.1 + $0 * $0 } }

  private func overshot(_ x: Double, _ q: Double) -> Double {
    x < 0.75 ? 1 : ((1 + q) + (1 - q) * x) / ((1 - q) + (1 + q) * x)
  }

  /// Row and column counts on both sides of every number of those that are summed at the same time.
  @Test("is sums in their order, to the last bit", arguments: [1, 7, 8, 9, 17], [1, 7, 8, 9, 31, 32, 33, 40, 71])
  func order(rowCount: Int, columnCount: Int) {
    for relaxation in [0, 0.4, 0.9] {
      let random = RandomSource(seed: 11)
      let kernel = Matrix(rowCount: rowCount, columnCount: columnCount, elements: positive(rowCount * columnCount, random))
      let (a, b) = (positive(rowCount, random), positive(columnCount, random))
      let before = (rows: positive(rowCount, random), columns: positive(columnCount, random))

      var (expectedRows, expectedColumns) = (before.rows, before.columns)
      var (sums, rowError, columnError) = ([Double](repeating: 0, count: columnCount), 0.0, 0.0)
      for row in 0..<rowCount {
        var parts = [Double](repeating: 0, count: 8)
        for column in 0..<columnCount { parts[column % 8] += b[column] * before.columns[column] * kernel[row, column] }
        let sum = parts.reduce(0, +)
        rowError += a[row] * (before.rows[row] * sum - 1).magnitude
        expectedRows[row] = overshot(before.rows[row] * sum, relaxation) / sum
        let factor = a[row] * expectedRows[row]
        for column in 0..<columnCount { sums[column] += factor * kernel[row, column] }
      }
      for column in 0..<columnCount {
        let share = overshot(before.columns[column] * sums[column], relaxation)
        expectedColumns[column] = share / sums[column]
        columnError += b[column] * (share - 1).magnitude
      }

      var scales = before
      let errors = scaleAlternately(
        kernel, rowWeights: a, columnWeights: b, relaxation: relaxation, rowScales: &scales.rows, columnScales: &scales.columns)
      #expect(scales.rows == expectedRows && scales.columns == expectedColumns)
      #expect((errors.rowErrorBefore - rowError).magnitude <= 1e-14 * rowError)
      #expect(errors.columnErrorAfter == columnError && (relaxation > 0 || columnError == 0))
    }
  }

  @Test("a coarse kernel is used as it is rounded, to the last bit", arguments: [1, 8, 17], [1, 7, 8, 40, 71])
  func coarse(rowCount: Int, columnCount: Int) {
    let random = RandomSource(seed: 12)
    let kernel = Matrix(rowCount: rowCount, columnCount: columnCount, elements: positive(rowCount * columnCount, random))
    let coarse = CoarseMatrix(rowCount: rowCount, columnCount: columnCount) { row, elements in
      for column in elements.indices { elements[column] = kernel[row, column] }
    }
    var rounded = kernel
    rounded.transformRows { row, elements in for column in elements.indices { elements[column] = coarse[row, column] } }
    let (a, b) = (positive(rowCount, random), positive(columnCount, random))
    let start = (rows: positive(rowCount, random), columns: positive(columnCount, random))
    var (scales, expected) = (start, start)
    let errors = scaleAlternately(
      coarse, rowWeights: a, columnWeights: b, relaxation: 0.3, rowScales: &scales.rows, columnScales: &scales.columns)
    let expectedErrors = scaleAlternately(
      rounded, rowWeights: a, columnWeights: b, relaxation: 0.3, rowScales: &expected.rows, columnScales: &expected.columns)
    #expect(scales == expected && errors == expectedErrors)
  }

  @Test("a coarse matrix has the range of doubles, and 21 binary digits, rounded to the nearest")
  func rounding() {
    let values = [0, 1, 1.5, 1 / 3.0, 2.0 / 3, 1e-290, 3e300, 1 + 0x1p-20, 1 + 0x1p-21, 1 + 0x1.8p-20, 2 - 0x1p-30]
    let coarse = CoarseMatrix(rowCount: 1, columnCount: values.count) { _, elements in
      for column in elements.indices { elements[column] = values[column] }
    }
    for (column, value) in values.enumerated() {
      #expect((coarse[0, column] - value).magnitude <= CoarseMatrix.roundingError * value, "\(value)")
    }
    #expect(coarse[0, 7] == 1 + 0x1p-20 && coarse[0, 9] == 1 + 0x1p-19 && coarse[0, 10] == 2)
  }

  @Test(
    "never lowers the dual objective, from rows and columns far too heavy and far too light", arguments: [0, 0.3, 0.6, 0.9],
    [2, 3, 12])
  func ascent(relaxation: Double, size: Int) {
    for seed in 0..<60 as Range<UInt64> {
      let random = RandomSource(seed: seed)
      func spread(_ count: Int, _ deviation: Double) -> [Double] {
        random.normals(count: count).map { Double.exp(deviation * $0) }
      }
      let deviation = Double(1 + seed % 8)
      let kernel = Matrix(rowCount: size, columnCount: size, elements: spread(size * size, deviation))
      let (a, b) = (spread(size, 1), spread(size, 1))
      let (rowShares, columnShares) = (a.scaled(by: 1 / a.sum()), b.scaled(by: 1 / b.sum()))
      var (r, s) = (spread(size, deviation), spread(size, deviation))
      func dual() -> Double {
        let mass = kernel.times(zip(columnShares, s).map { $0 * $1 }).dot(zip(rowShares, r).map { $0 * $1 })
        return rowShares.dot(r.map { Double.log($0) }) + columnShares.dot(s.map { Double.log($0) }) - mass
      }
      var before = dual()
      for _ in 0..<60 {
        _ = scaleAlternately(
          kernel, rowWeights: rowShares, columnWeights: columnShares, relaxation: relaxation, rowScales: &r, columnScales: &s)
        let after = dual()
        #expect(after >= before - 1e-12 * before.magnitude, "seed \(seed)")
        before = after
      }
    }
  }
}
