import NumericCore
import Testing

@Suite("Sums over the rows and columns of many choices")
struct SubsetChoicesTests {
  /// Counts of rows on both sides of four and of 64, and of columns on both sides of eight.
  @Test("are those of their definition, for every part of a matrix", arguments: [1, 3, 4, 9, 41, 64, 65, 130], [1, 5, 8, 9, 17])
  func definition(rowCount: Int, columnCount: Int) {
    let random = RandomSource(seed: 5)
    let count = max(rowCount, 64 + columnCount)
    // Whole numbers, whose sums are exact.
    let part = Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<rowCount * columnCount).map { _ in Double(random.integer(below: 1000)) })
    let choices =
      [[], Array(0..<count)] + (0..<20).map { _ in random.sample(random.integer(below: count + 1), below: count) }
    let subsets = SubsetChoices(choices, of: count)
    for firstColumn in [0, 8, 56, 64] {
      var sums = choices.indices.map(Double.init)
      subsets.addSums(of: part, firstColumn: firstColumn, to: &sums)
      for (index, choice) in choices.enumerated() {
        let rows = choice.filter { $0 < rowCount }
        let columns = choice.map { $0 - firstColumn }.filter { 0..<columnCount ~= $0 }
        let expected = rows.map { row in columns.map { part[row, $0] }.reduce(0, +) }.reduce(Double(index), +)
        #expect(sums[index] == expected, "choice \(index) from column \(firstColumn)")
      }
    }
  }

  @Test("what does not fit traps")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = SubsetChoices([[3]], of: 3) }
    await #expect(processExitsWith: .failure) {
      var sums = [0.0]
      SubsetChoices([[0]], of: 9).addSums(of: .identity(2), firstColumn: 8, to: &sums)
    }
    await #expect(processExitsWith: .failure) {
      var sums = [0.0]
      SubsetChoices([[0]], of: 9).addSums(of: .identity(2), firstColumn: 1, to: &sums)
    }
  }
}
