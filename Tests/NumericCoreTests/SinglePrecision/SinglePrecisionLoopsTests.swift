import NumericCore
import Testing

@Suite struct SinglePrecisionLoopsTests {
  @Test(
    "The sum of a column adds its elements from the first row to the last",
    arguments: [(0, 3), (1, 1), (5, 10), (7, 16), (4, 35), (3, 31), (33, 64), (3, 75), (2, 130)])
  func sumColumns(rowCount: Int, columnCount: Int) {
    let rows = RandomSource(seed: 3).normals(count: rowCount * columnCount).map { Float($0) }
    var sums = [Float](repeating: 7, count: columnCount + 2)
    sums.sumColumns(of: rows, rowCount: rowCount, columnCount: columnCount, at: 1)
    let expected = (0..<columnCount).map { column in
      (0..<rowCount).reduce(Float(0)) { $0 + rows[$1 * columnCount + column] }
    }
    #expect(sums == [7] + expected + [7], "nothing is written beside the sums")
  }

  @Test("A rectifier leaves what is not negative, and its derivative what had a positive value, within the range alone")
  func rectifiers() {
    for count in 0...40 {
      let random = RandomSource(seed: UInt64(count))
      let values = random.normals(count: count + 3).map { $0.magnitude < 0.3 ? Float(0) : Float($0) }
      let range = 2..<count + 2
      var rectified = values
      rectified.rectify(range)
      #expect(rectified == values.indices.map { range.contains($0) && values[$0] < 0 ? 0 : values[$0] }, "count \(count)")
      let slopes = random.normals(count: count + 3).map { Float($0) }
      var gated = slopes
      gated.gate(range, by: values)
      #expect(gated == values.indices.map { range.contains($0) && !(values[$0] > 0) ? 0 : slopes[$0] }, "count \(count)")
    }
    var broken: [Float] = [.nan, -1]
    broken.rectify(0..<2)
    #expect(broken[0].isNaN && broken[1] == 0, "what diverged is not hidden")
  }

  @Test("Rows are filled and gathered in their order, and nothing is written beside them")
  func rows() {
    var rows: [Float] = [9, 9, 9, 9, 9, 9, 9]
    rows.fillRows(3, of: 2, with: [0, 1, 2, 3], from: 1)
    #expect(rows == [1, 2, 1, 2, 1, 2, 9])
    rows.gatherRows([2, 0, 2], of: [0, 1, 2, 3, 4, 5], columnCount: 2)
    #expect(rows == [4, 5, 0, 1, 4, 5, 9])
  }

  @Test("A matrix that its array does not hold, and sums that theirs does not hold, stop the program")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      var sums: [Float] = [0, 0]
      sums.sumColumns(of: [1, 2, 3], rowCount: 2, columnCount: 2, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var sums: [Float] = [0, 0]
      sums.sumColumns(of: [1, 2, 3, 4], rowCount: 2, columnCount: 2, at: 1)
    }
  }
}
