import NumericCore
import Testing
import Transfer

@testable import ChapterKit
@testable import label_shift

@Suite("Chapter 12: other shares of the classes")
struct LabelShiftChapterTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("The answers are of the shares that are asked for")
  func replies() {
    let equal = outcome("--part", "threshold", "--source-share", "9/10").output
    #expect(equal.contains("NOTHING: THE SHARES ARE EQUAL"))
    #expect(outcome("--part", "threshold").output.contains("THE THRESHOLD"))
    #expect(outcome("--part", "resampling", "--seeds", "2").output.contains("IT DOES NOTHING"))
    #expect(outcome("--part", "resampling", "--seeds", "2", "--source-share", "9/10").output.contains("NO, IT HURTS"))
    #expect(
      outcome("--part", "resampling", "--seeds", "2", "--source-share", "1/20", "--target-share", "1/2").output.contains(
        "YES, BUT SEE LS-4"))
    #expect(outcome("--part", "estimation", "--seeds", "2", "--target-share", "1/2").output.contains("THEY HAVE NOT CHANGED"))
  }

  @Test(
    "Whatever is asked for, the claims about every setting come out as stated",
    arguments: [
      ["--source-share", "1/20", "--target-share", "19/20", "--gap", "4"], ["--gap", "0.5"], ["--source-share", "19/20"],
      ["--target-share", "1/2"],
    ])
  func parameters(arguments: [String]) {
    #expect(Chapter.outcome(of: ["--part", "threshold"] + arguments, in: OutputEnvironment()).status == .asStated)
    #expect(Chapter.outcome(of: ["--part", "resampling"] + arguments, in: OutputEnvironment()).status == .asStated)
  }

  @Test("The family holds shifts of every kind, and a threshold a fifth off is beaten in each")
  func family() {
    let family = NormalLabelShift.family
    #expect(family.contains { $0.source == 0.5 } && family.contains { $0.source == $0.target && $0.source != 0.5 })
    #expect(family.contains { $0.targetError(0) < $0.uncorrected } && family.contains { $0.targetError(0) > $0.uncorrected })
    #expect(family.allSatisfy { $0.isLeast(at: $0.targetThreshold) && !$0.isLeast(at: $0.targetThreshold + 0.2) })
  }

  @Test(
    "What a run asks next is another run",
    arguments: [
      ["--part", "threshold", "--gap", "0.5"], ["--part", "estimation", "--gap", "0.5", "--seeds", "1"],
      ["--part", "digits", "--keep", "1", "--seeds", "1"],
    ])
  func asks(arguments: [String]) async throws {
    let next = try await #require(TestedChapter(named: "12")).report(arguments).answer.ask.arguments
    #expect(!next.isEmpty && next.last != arguments[3])
  }

  @Test("A good classifier of digits is no reason for RLLS not to shrink, and LS-8 asks for σ_min")
  func shrinkage() throws {
    let part = try Digits(thinning: ThinningOptions.parse([]))
    let rows = try (1...8).map { try part.row(seed: $0).fixed }
    let (shrunk, plain) = (rows.compactMap { $0["RLLS, 150 others"] }, rows.compactMap { $0["BBSE, 150 others"] })
    #expect(shrunk.map(\.distance).mean > 1.5 * plain.map(\.distance).mean && plain.map(\.accuracy).mean > 0.85)
    let list = outcome("--part", "estimation", "--claim", "LS-8").output
    #expect(list.contains("Δ ≤ σ_min") && !list.contains("good classifier"))
  }

  @Test("A single seed decides no effect, and identities all the same")
  func singleSeed() {
    let list = outcome("--seeds", "1", "--all").output
    for id in ["LS-1c", "LS-1d", "LS-1e", "LS-2b", "LS-6b", "LS-6c", "LS-8", "LS-9", "LS-9b"] {
      #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)")
    }
    for line in [
      "LS-1  HOLDS", "LS-1b  CORRECTED", "LS-2  HOLDS", "LS-3  HOLDS", "LS-4  CORRECTED", "LS-4b  CORRECTED", "LS-5  HOLDS",
      "LS-5b  FAILS", "LS-6  HOLDS", "LS-7  FAILS",
    ] {
      #expect(list.contains("\n" + line), "\(line)")
    }
  }
}
