import Learning
import NumericCore
import Testing

@testable import ChapterKit
@testable import vc_bound

@Suite("Chapter 01: what a sample tells of a class")
struct VCBoundTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("The family of VC-1 would catch a constant of 8/17, and does not catch 8")
  func constant() {
    let telling = Deviation.telling
    #expect(telling.count > 20 && telling.allSatisfy { $0.law.probability(above: $0.vapnikChervonenkis) <= $0.failureProbability })
    #expect(telling.contains { $0.law.probability(above: $0.vapnikChervonenkis / 17.0.squareRoot()) > $0.failureProbability })
  }

  @Test("Classes that shatter their sample would catch a bound without its factor d")
  func dimension() {
    for size in Deviation.shattered {
      #expect(uniformDeviation(vcDimension: size, sampleSize: size, failureProbability: 0.05) > 0.5)
    }
    // d ln(2en/d) at n = d is d·ln 2e.
    let withoutFactor = Deviation.shattered.map { size in
      uniformDeviation(logGrowth: 1 + .log(2), sampleSize: size, failureProbability: 0.05)
    }
    #expect(withoutFactor.contains { $0 < 0.5 })
  }

  @Test("A bound above 1 is no answer")
  func beyondOne() {
    #expect(outcome("--part", "tumours", "--delta", "1e-300").output.contains("NOTHING; IT ERRS ON"))
    #expect(outcome("--part", "tumours").output.contains("AT MOST 0.48; IT ERRS ON"))
  }

  @Test("Where a formula has no value, one sentence names the option")
  func noValue() {
    let beyond = outcome("--part", "memory", "--dimension", "300", "--examples", "50")
    #expect(beyond.status == .usage && beyond.output == "" && beyond.diagnostics.contains("--dimension 300 is above 2n = 100"))
    for delta in ["0", "1", "-1", "2", "nan", "1e-320"] {
      let result = outcome("--delta=\(delta)")
      #expect(result.status == .usage && result.diagnostics.contains("--delta"), "\(delta): \(result.diagnostics)")
    }
  }

  @Test(
    "Whatever is asked for, the claims come out as stated, and nothing is NaN",
    arguments: [
      ["--part", "deviation", "--changes", "20", "--n", "10", "--delta", "0.999"],
      ["--part", "deviation", "--noise", "0.5", "--delta", "1e-300"], ["--part", "memory", "--dimension", "1", "--examples", "10"],
      ["--part", "memory", "--dimension", "200", "--examples", "100"], ["--part", "tumours", "--delta", "1e-9"],
      ["--part", "growth", "--family", "thresholds", "--points", "1"],
      ["--part", "growth", "--family", "two-intervals", "--points", "8"],
    ])
  func parameters(arguments: [String]) {
    let result = Chapter.outcome(of: arguments + ["--all"], in: OutputEnvironment())
    #expect(result.status == .asStated, "\(result.output.suffix(400)) \(result.diagnostics)")
    #expect(!result.output.contains("nan") && !result.output.contains("undefined") && !result.output.contains("inf "))
  }

  @Test("A single seed decides no effect, and what is exact all the same")
  func singleSeed() {
    let list = outcome("--seeds", "1", "--all").output
    for id in ["VC-2", "VC-2b", "VC-3", "RAD-2"] { #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)") }
    for line in [
      "VC-1  HOLDS", "VC-1b  FAILS", "VC-3b  FAILS", "VC-3c  CORRECTED", "VC-6  HOLDS", "RAD-1  HOLDS",
    ] {
      #expect(list.contains("\n" + line), "\(line)")
    }
  }
}
