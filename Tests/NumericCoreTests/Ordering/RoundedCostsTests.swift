import NumericCore
import Testing

@Suite("Least sums in single precision")
struct RoundedCostsTests {
  @Test("agree with a plain search, for every length around the register width", arguments: [0x1p-1060, 1, 0x1p1010])
  func plainSearch(factor: Double) {
    let random = RandomSource(seed: 4)
    for columnCount in 1...70 {
      // Few distinct values, so that ties are common; single precision holds them.
      let costs = (0..<3 * columnCount).map { _ in factor * (Double(random.integer(below: 6)) - 2) }
      let terms = (0..<columnCount).map { _ in factor * (Double(random.integer(below: 6)) - 2) }
      let rounded = RoundedCosts(costs, columnCount: columnCount)
      // What stands beyond the columns is not found.
      let padding = Array(repeating: rounded.rounded(-100 * factor), count: rounded.stride - columnCount)
      let roundedTerms = terms.map(rounded.rounded) + padding
      for row in 0..<3 {
        let sums = (0..<columnCount).map { costs[row * columnCount + $0] + terms[$0] }
        let least = sums.min() ?? 0
        let above = rounded.smallestSum(inRow: row, roundedTerms.span, below: rounded.rounded(least + factor))
        #expect(above == sums.firstIndex(of: least), "row \(row) of \(columnCount)")
        #expect(rounded.smallestSum(inRow: row, roundedTerms.span, below: rounded.rounded(least)) == nil)
        for column in 0..<columnCount { #expect(rounded[row, column] == costs[row * columnCount + column]) }
      }
    }
  }

  @Test("Costs are rounded to 24 binary digits")
  func rounding() {
    let rounded = RoundedCosts([1, 0x1.000001p0, 0x1.0000018p0, -3], columnCount: 2)
    #expect([rounded[0, 0], rounded[0, 1], rounded[1, 0], rounded[1, 1]] == [1, 1, 0x1.000002p0, -3])
    #expect(RoundedCosts([0, 0], columnCount: 2)[0, 1] == 0)
  }

  @Test("What does not fit traps")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = RoundedCosts([1, 2, 3], columnCount: 2) }
    await #expect(processExitsWith: .failure) { _ = RoundedCosts([1, 2], columnCount: 2)[1, 0] }
    await #expect(processExitsWith: .failure) { _ = RoundedCosts([1, 2], columnCount: 2)[0, 2] }
    await #expect(processExitsWith: .failure) {
      _ = RoundedCosts([1, 2], columnCount: 2).smallestSum(inRow: 0, [0 as Float, 0].span, below: 9)
    }
  }
}
