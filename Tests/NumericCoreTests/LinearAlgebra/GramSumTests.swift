import NumericCore
import Testing

@Suite("A sum of Gram matrices")
struct GramSumTests {
  /// Widths on both sides of every number of columns that are summed at the same time, and rows for no block, a part of one and
  /// some.
  @Test(
    "is that of the definition, exactly symmetric", arguments: [1, 3, 7, 8, 9, 12, 15, 16, 20, 33, 600], [[], [1], [3, 0, 5, 900]])
  func definition(columnCount: Int, rowCounts: [Int]) {
    let random = RandomSource(seed: 3)
    var sum = GramSum(columnCount: columnCount)
    var expected = Matrix(rowCount: columnCount, columnCount: columnCount, repeating: 0)
    for count in rowCounts {
      let (rows, scales) = (random.normals(rowCount: count, columnCount: columnCount), random.normals(count: count))
      sum.add(rows, scales: scales)
      expected += rows.weightedGram(scales.map { $0 * $0 })
    }
    let total = sum.total()
    #expect((total - expected).largestMagnitude <= 1e-12 * max(1, expected.largestMagnitude))
    #expect(total == total.transposed)
  }

  @Test("is a sum in the order of the rows, to the last bit", arguments: [5, 8, 20])
  func order(columnCount: Int) {
    let random = RandomSource(seed: 4)
    let (rows, scales) = (random.normals(rowCount: 30, columnCount: columnCount), random.normals(count: 30))
    var sum = GramSum(columnCount: columnCount)
    sum.add(rows, scales: scales)
    let total = sum.total()
    for j in 0..<columnCount {
      for k in 0...j {
        let expected = (0..<30).reduce(0) { $0 + (scales[$1] * rows[$1, j]) * (scales[$1] * rows[$1, k]) }
        #expect(total[j, k] == expected, "\(j), \(k)")
      }
    }
  }
}
