import ChapterKit
import Testing

@testable import ben_david_bound

@Suite("Chapter 06: the Ben-David bound")
struct BenDavidBoundChapterTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("The reply is true of the run: attained, not attained, and a bound that says nothing")
  func reply() {
    #expect(outcome("--part", "terms", "--seeds", "1").output.contains("R_T ≤ 9/16; IT IS 5/16"))
    let attained = outcome("--part", "terms", "--seeds", "1", "--shift", "0", "--label-shift", "8", "--novel", "0").output
    #expect(attained.contains("R_T ≤ 2/5, AND IT IS") && attained.contains(": attained.") && !attained.contains("too high"))
    #expect(outcome("--part", "terms", "--seeds", "1", "--shift", "12", "--novel", "0").output.contains("NOTHING: ≤ "))
  }

  @Test(
    "Lines that do not exist are refused in words", arguments: [["--shift", "20"], ["--novel", "5"], ["--label-shift", "21"]])
  func impossibleLines(arguments: [String]) {
    let refused = Chapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(refused.status == .usage && refused.diagnostics.contains("\(arguments[0]) must be"))
  }

  @Test("The bound with every term measured is that of the samples, and is above R_T")
  func measured() throws {
    let part = Samples(sample: try SampleOptions.parse(["--examples", "300"]))
    let rows = (UInt64(1)...5).map { part.row(seed: $0) }
    for (row, bound) in zip(rows, rows.map(\.bound)) {
      let sum = bound.sourceRisk + bound.supremum + (try #require(bound.idealJointRisk))
      #expect(row.testRisk <= sum, "the samples satisfy the bound themselves")
      #expect(try #require(bound.value) > row.targetRisk && bound.failureProbability == 0.05 && bound.counts.target == 300)
    }
  }

  @Test("Nothing that is exact, or a theorem, turns with the number of seeds; a single seed decides no effect")
  func singleSeed() {
    let samples = outcome("--part", "samples", "--seeds", "1", "--all").output
    for verdict in ["BD-11  INCONCLUSIVE", "BD-12  HOLDS", "BD-12b  CORRECTED", "BD-22  HOLDS"] {
      #expect(samples.contains("\n\(verdict)"), "\(verdict)")
    }
    for part in ["terms", "distances", "failures"] {
      #expect(outcome("--part", part, "--seeds", "1").status == .asStated, "\(part)")
    }
  }

  @Test(
    "Verdicts about families do not turn with the student's parameters", arguments: [["--noise", "0"], ["--rarity", "1/100"]])
  func families(arguments: [String]) {
    let run = Chapter.outcome(of: ["--part", "failures", "--seeds", "2"] + arguments, in: OutputEnvironment())
    #expect(run.status == .asStated)
  }

  @Test("Every part comes out as stated with other seeds", arguments: ["terms", "distances", "samples", "failures"])
  func verdicts(part: String) { #expect(outcome("--part", part, "--seed", "7", "--seeds", "8").status == .asStated) }
}
