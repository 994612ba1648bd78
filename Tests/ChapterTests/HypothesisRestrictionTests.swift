import Learning
import Testing

@testable import ChapterKit
@testable import hypothesis_restriction

@Suite("Chapter 03: a smaller class from the source")
struct HypothesisRestrictionTests {
  @Test("The sizes that suffice, 100 and 58, and their exact failures; the whole class fails at the smaller size")
  func sizes() {
    let setting = Need.Setting(size: 1024, epsilon: 0.1, delta: 0.05)
    #expect(setting.bound.examples == 100 && setting.fails(58) && !setting.fails(100))
    #expect(!Need.Setting(size: 16, epsilon: 0.1, delta: 0.05).fails(58))
  }

  @Test("Without its logarithm, or with nine tenths of it, the size is refuted on the family")
  func power() {
    #expect(Need.family.contains { $0.fails(0.9 * $0.bound.bound) } && !Need.family.contains { $0.fails($0.bound.bound) })
  }

  @Test("The turn is where the two risks cross, and the floor is never passed")
  func turn() {
    let here = Floor.Comparison(whole: 1024, restricted: 16, floor: 0.1)
    #expect(here.turn == 12 && here.isAsCorrected)
    #expect(here.whole.risk(11) > here.wrong.risk(11) && here.whole.risk(12) < here.wrong.risk(12))
    #expect((1...200).allSatisfy { here.wrong.risk($0) >= 0.1 - 1e-12 })
  }

  @Test("One source task costs more than it saves, and shared among 256 each needs less than a fifth")
  func finding() {
    let here = Finding.Setting(whole: 1024, restricted: 16, epsilon: 0.1, delta: 0.05)
    #expect(here.perTask(1) == 94 && here.perTask(256) == 16 && here.saving == 40 && here.breakEven(1) == 3)
    #expect(here.fails(0.5, tasks: 16) && !here.fails(1, tasks: 16))
  }

  @Test(
    "Whatever is asked for, the claims come out as stated",
    arguments: [
      ["--bits", "2", "--told", "1", "--epsilon", "1/2", "--delta", "999/1000"],
      ["--bits", "20", "--told", "19", "--delta", "1e-6"],
      ["--epsilon", "1/1000"], ["--floor", "499/1000", "--bits", "2", "--told", "1"], ["--floor", "1/1000"],
      ["--part", "tumours", "--tumours", "2"], ["--part", "tumours", "--tumours", "160"],
    ])
  func parameters(arguments: [String]) {
    #expect(Chapter.outcome(of: arguments, in: OutputEnvironment()).status == .asStated)
  }

  @Test("The source tells one feature of five; what is held out is never learnt from, so that no class is free of errors")
  func tumours() throws {
    let part = try Tumours(options: TumourOptions.parse([]))
    let rows = try (1...6).map { try part.row(seed: $0) }
    #expect(Set(rows.map(\.feature)).isSubset(of: [7, 20, 22, 23, 27]))
    for row in rows {
      for errors in [row.restricted, row.stumps, row.halfSpaces] {
        #expect(errors.count == Tumours.sizes.count + 1 && errors.allSatisfy { 0 < $0 && $0 < 60 })
      }
      // Ten tumours were asked for, the second of the sizes.
      #expect(row.restricted.last == row.restricted[1] && row.halfSpaces.last == row.halfSpaces[1])
    }
  }

  @Test("A single division of the tumours decides nothing")
  func singleSeed() {
    let list = Chapter.outcome(of: ["--part", "tumours", "--seeds", "1", "--all"], in: OutputEnvironment()).output
    for id in ["PAC-4", "PAC-4b", "PAC-4c"] { #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)") }
  }

  @Test("A source that tells everything is refused by name")
  func nothingLeft() {
    let outcome = Chapter.outcome(of: ["--bits", "6", "--told", "6"], in: OutputEnvironment())
    #expect(outcome.status == .usage && outcome.diagnostics.contains("--told must be less than --bits"))
  }
}
