import NumericCore
import Testing

@Suite("Combinations of rows")
struct RowCombinationTests {
  /// Column counts on both sides of every number of columns that is summed at the same time.
  @Test("are the sums in the order of the rows, to the last bit", arguments: [0, 1, 7, 8, 9, 31, 32, 33, 40, 71])
  func order(columnCount: Int) {
    let random = RandomSource(seed: 9)
    for rowCount in [0, 1, 2, 5, 100] {
      let matrix = random.normals(rowCount: rowCount, columnCount: columnCount)
      let factors = random.normals(count: rowCount)
      var sums = [Double](repeating: 0, count: columnCount)
      for row in 0..<rowCount {
        for column in 0..<columnCount { sums[column] += factors[row] * matrix[row, column] }
      }
      #expect(matrix.combiningRows(factors) == sums, "\(rowCount) × \(columnCount)")
    }
  }

  @Test("rows are gathered in the order of their indices, and averaged by groups")
  func averages() {
    let source = Matrix(rows: [[1, 2], [3, 8], [5, 6]])
    var rows = Matrix(rowCount: 2, columnCount: 2, repeating: 9)
    rows.gatherRows([2, 0], of: source)
    #expect(rows == Matrix(rows: [[5, 6], [1, 2]]))
    rows.averageRows([0, 1, 2, 2], groupSize: 2, of: source)
    #expect(rows == Matrix(rows: [[2, 5], [5, 6]]))
  }
}
