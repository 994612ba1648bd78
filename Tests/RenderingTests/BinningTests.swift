import Rendering
import Report
import Testing

@Suite("Bins of a histogram")
struct BinningTests {
  @Test("every finite value is in one bin", arguments: 0..<100 as Range<UInt64>)
  func total(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let values = (0..<Int.random(in: 2...500, using: &random)).map { _ in random.normal() } + [.nan, .infinity]
    let bins = try Binning(values, count: nil, limit: 50)
    #expect(bins.counts.reduce(0, +) == values.count - 2)
    #expect(bins.notFiniteCount == 2)
    #expect(bins.edges.count == bins.counts.count + 1)
    for (index, count) in bins.counts.enumerated().dropLast() {
      // An edge is rounded, so a value within a few units of it may be counted on its other side.
      let slack = 1e-12
      let inside = values.filter { $0 >= bins.edges[index] - slack && $0 < bins.edges[index + 1] + slack }.count
      let core = values.filter { $0 >= bins.edges[index] + slack && $0 < bins.edges[index + 1] - slack }.count
      #expect((core...inside).contains(count), "seed \(seed), bin \(index)")
    }
  }

  @Test("the width is that of Freedman and Diaconis")
  func rule() throws {
    // 0…1000 in equal steps: the quartile range is 500, the cube root of 1001 is 10.0033, so bins are 99.97 wide.
    let bins = try Binning((0...1000).map(Double.init), count: nil, limit: 50)
    #expect(bins.counts.count == 11)
    #expect(bins.rule == "Freedman–Diaconis")
  }

  @Test("where the quartiles coincide, Sturges' rule stands in")
  func sturges() throws {
    let bins = try Binning(Array(repeating: 1, count: 31) + [2], count: nil, limit: 50)
    #expect(bins.counts.count == 6)
    #expect(bins.rule == "Sturges")
  }

  @Test("no value, one value and a constant are sentences")
  func sentences() {
    #expect(throws: Undrawable(sentence: "There is no value to show.")) { try Binning([], count: nil, limit: 9) }
    #expect(throws: Undrawable(sentence: "There is only one value: 2.")) { try Binning([2], count: nil, limit: 9) }
    #expect(throws: Undrawable(sentence: "All 3 values are 2.")) { try Binning([2, 2, 2], count: nil, limit: 9) }
  }
}
