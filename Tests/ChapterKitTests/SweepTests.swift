import ChapterKit
import Foundation
import Testing

@Suite("Sweeps")
struct SweepTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { SampleChapter.outcome(of: arguments, in: OutputEnvironment()) }

  /// The JSON of a sweep: its title, the columns and the rows of its table, and how many figures it has.
  private struct SweepJSON: Decodable {
    struct TableJSON: Decodable {
      let columns: [String]
      let rows: [[Value]]
    }

    struct FigureJSON: Decodable { let title: String }

    enum Value: Decodable, Equatable {
      case number(Double)
      case text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }

    let title: String
    let tables: [TableJSON]
    let figures: [FigureJSON]

    init(_ outcome: ProgramOutcome) throws {
      self = try JSONDecoder().decode(Self.self, from: Data(outcome.output.utf8))
    }
  }

  @Test("A table with the quantities at every value, a curve for each unit, and a sentence of what the first does")
  func table() throws {
    let outcome = outcome("--part", "polygon", "--sweep", "side-count=3:6:1", "--format", "json")
    #expect(outcome.status == .asStated && outcome.diagnostics == "")
    let sweep = try SweepJSON(outcome)
    #expect(sweep.title == "diagonals goes from 0 to 9 as side-count goes from 3 to 6.")
    #expect(sweep.tables.count == 1)
    #expect(sweep.tables[0].columns == ["side-count", "diagonals", "girth (m)", "sum of corners (degrees)"])
    #expect(
      sweep.tables[0].rows == [
        [.text("3"), .number(0), .text("3/2"), .number(180)], [.text("4"), .number(2), .text("2"), .number(360)],
        [.text("5"), .number(5), .text("5/2"), .number(540)], [.text("6"), .number(9), .text("3"), .number(720)],
      ])
    #expect(sweep.figures.map(\.title) == ["diagonals over side-count", "girth over side-count", "sum of corners over side-count"])
  }

  @Test(
    "Fractions are swept exactly, decimals are the fractions that they are, and the end is met",
    arguments: ["1/10:3/10:1/10", "0.1:0.3:0.1"])
  func fractions(range: String) throws {
    let sweep = try SweepJSON(outcome("--part", "polygon", "--sweep", "edge=\(range)", "--format", "json"))
    #expect(sweep.tables[0].rows.map { $0[0] } == [.text("1/10"), .text("1/5"), .text("3/10")])
    #expect(sweep.tables[0].rows.map { $0[2] } == [.text("1/2"), .text("1"), .text("3/2")])
  }

  @Test("Decimal options are swept, the first part that has the option answers, and the other options stay as they are")
  func decimals() throws {
    let sweep = try SweepJSON(outcome("--sweep", "factor=0:1:1/4", "--seeds", "8", "--format", "json"))
    #expect(sweep.tables[0].rows.map { $0[2] } == [0, 1, 2, 3, 4].map { .number($0) })
    let polygon = try SweepJSON(outcome("--part", "polygon", "--edge", "2", "--sweep", "side-count=4:4:1", "--format", "json"))
    #expect(polygon.tables[0].rows.map { $0[2] } == [.text("8")])
    #expect(polygon.figures.isEmpty, "One value makes no curve.")
    let owner = try SweepJSON(outcome("--sweep", "edge=1:2:1", "--format", "json"))
    #expect(owner.tables[0].columns[2] == "girth (m)")
  }

  @Test(
    "A sweep may go down, and steps past the end are left out",
    arguments: [("6:3:-1", ["6", "5", "4", "3"]), ("3:6:2", ["3", "5"])])
  func directions(range: String, values: [String]) throws {
    let sweep = try SweepJSON(outcome("--part", "polygon", "--sweep", "side-count=\(range)", "--format", "json"))
    #expect(sweep.tables[0].rows.map { $0[0] } == values.map { .text($0) })
  }

  @Test(
    "What is no sweep is refused at once in a sentence",
    arguments: [
      (["side-count"], "A sweep is written NAME=FROM:TO:STEP"), (["side-count=3:6"], "A sweep is written NAME=FROM:TO:STEP"),
      (["side-count=3:6:x"], "A sweep is written NAME=FROM:TO:STEP"),
      (["side-count=nan:6:1"], "A sweep is written NAME=FROM:TO:STEP"),
      (["side-count=3:6:1:1"], "A sweep is written NAME=FROM:TO:STEP"), ([""], "A sweep is written NAME=FROM:TO:STEP"),
      (["=1:2:1"], "There is no option -- to sweep here; there are side-count, edge."),
      (["sides=3:6:1"], "There is no option --sides to sweep here; there are side-count, edge."),
      (["seeds=3:6:1"], "There is no option --seeds to sweep here; there are side-count, edge."),
      (["factor=1:2:1"], "There is no option --factor to sweep here; there are side-count, edge."),
      (["filled=0:1:1"], "--filled takes no number, so it cannot be swept."),
      (["ink=0:1:1"], "--ink takes no number, so it cannot be swept."),
      (["side-count=3:6:0"], "The step of a sweep is not 0."), (["side-count=3:3:0"], "The step of a sweep is not 0."),
      (["side-count=6:3:1"], "From 6 steps of 1 never reach 3; give the step the other sign."),
      (["side-count=3:6:-1/2"], "From 3 steps of -1/2 never reach 6; give the step the other sign."),
      (["side-count=3:1000000003:1"], "A sweep has at most 1000 values; choose a larger step."),
      (["edge=1:2:1/1000000000"], "A sweep has at most 1000 values; choose a larger step."),
      (["edge=0:9e18:1e-18"], "A sweep has at most 1000 values; choose a larger step."),
      (["edge=-9e18:9e18:1e18"], "The values of this sweep do not fit exact fractions"),
      (["edge=1/4611686018427387903:1/2:1/7"], "The values of this sweep do not fit exact fractions"),
      (["side-count=3:4:1/2"], "--side-count takes whole numbers, and 7/2 is none."),
      (["side-count=7/2:8:1"], "--side-count takes whole numbers, and 7/2 is none."),
      (["side-count=3:4:1", "--sweep", "edge=1:2:1"], "One --sweep at a time."),
    ])
  func refusals(words: [String], sentence: String) {
    let outcome = SampleChapter.outcome(of: ["--part", "polygon", "--sweep"] + words, in: OutputEnvironment())
    #expect(outcome.status == .usage && outcome.output == "")
    #expect(outcome.diagnostics.hasPrefix("sample-chapter: \(sentence)"), "\(outcome.diagnostics)")
    #expect(outcome.diagnostics.hasSuffix(".\n") && outcome.diagnostics.count { $0 == "\n" } == 1)
  }

  @Test(
    "A value that the option refuses is named",
    arguments: [("side-count=1:5:1", "1"), ("side-count=12:14:1", "13"), ("edge=1:20:5", "11")])
  func refusedValue(sweep: String, value: String) {
    let outcome = outcome("--part", "polygon", "--sweep", sweep)
    #expect(outcome.status == .usage && outcome.output == "")
    #expect(outcome.diagnostics.contains(value) && outcome.diagnostics.count { $0 == "\n" } == 1, "\(outcome.diagnostics)")
  }

  @Test("A sweep is a page in every format, and the same on every run", arguments: ["text", "json", "csv", "markdown", "svg"])
  func formats(format: String) {
    let arguments = ["--part", "evens", "--sweep", "factor=0:2:1/2", "--seeds", "8", "--format", format]
    let first = SampleChapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(first.status == .asStated && first.output.contains("factor"))
    #expect(first == SampleChapter.outcome(of: arguments, in: OutputEnvironment()))
    for line in first.output.split(separator: "\n") where format == "text" { #expect(line.count <= 80, "\(line)") }
  }

  @Test("Where a seed cannot be used, the sweep has nothing to show there, and says so")
  func missing() throws {
    let outcome = outcome("--failure", "unusable", "--sweep", "factor=1:2:1", "--format", "json")
    #expect(try SweepJSON(outcome).title == "Nothing was measured.")
  }
}
