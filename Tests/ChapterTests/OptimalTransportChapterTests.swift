import NumericCore
import Testing
import Transfer
import Worlds

@testable import ChapterKit
@testable import optimal_transport

@Suite("Chapter 09: moving one domain onto another")
struct OptimalTransportChapterTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("A plan is in order for a convex cost, and crosses for a concave one")
  func order() {
    #expect(outcome("--part", "plan", "--seeds", "2", "--power", "1.5").output.contains("IN ORDER"))
    #expect(outcome("--part", "plan", "--seeds", "2", "--power", "0.3").output.contains("MOVES CROSS"))
  }

  @Test(
    "Whatever is asked for, the claims about every instance come out as stated",
    arguments: [
      ["--part", "plan", "--power", "0.1", "--points", "2"], ["--part", "plan", "--power", "4", "--points", "10"],
      ["--part", "map", "--angle", "180", "--cloud", "3"], ["--part", "entropy", "--epsilon", "100"],
    ])
  func parameters(arguments: [String]) {
    #expect(Chapter.outcome(of: arguments, in: OutputEnvironment()).status == .asStated)
  }

  @Test("What a plan cannot keep is shown for the shares asked for", arguments: [("0.9", 0.6), ("0.2", 0.7)])
  func shares(share: String, most: Double) throws {
    let seen = try Adaptation(
      MoonsWorld().sample(count: 60, from: RandomSource(seed: 1)),
      MoonsWorld(share: Double(share) ?? 0).sample(count: 60, from: RandomSource(seed: 2)), entropy: 0.1)
    #expect(abs(seen.largestAgreement - most) < 1e-12 && seen.agreement <= most + 1e-12 && seen.exact <= most + 1e-12)
  }

  @Test("A single seed decides no effect, and identities all the same")
  func singleSeed() {
    let list = outcome("--seeds", "1", "--all").output
    for id in ["W-5", "W-6", "OT-5", "OT-8", "OT-9", "OT-11"] { #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)") }
    for line in ["OT-1  HOLDS", "OT-2  CORRECTED", "OT-3  CORRECTED", "OT-4  FAILS", "W-7  HOLDS", "W-8  HOLDS", "OT-7  CORRECTED"]
    {
      #expect(list.contains("\n" + line), "\(line)")
    }
  }
}
