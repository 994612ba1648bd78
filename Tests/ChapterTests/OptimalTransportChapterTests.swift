import Divergences
import NumericCore
import Report
import Testing
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

  private func judgement(_ id: String, _ arguments: String...) throws -> Judgement {
    let run = try ChapterRun(chapter: try Chapter.parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false))
    return try #require(try run.report(comparing: false).findings.first { $0.claim.id == id }).judgement
  }

  @Test("A rare class is said to harm unturned moons, and moons turned by 60° gain at the same share")
  func rareClasses() throws {
    let claim = try judgement("OT-9", "--part", "adapt", "--seeds", "10")
    #expect(claim.correction?.contains("unturned moons, whether their classes are equal or 90 : 10") == true)
    #expect(outcome("--part", "adapt", "--turned", "60", "--share", "0.9", "--seeds", "10").output.contains("help?   YES"))
    #expect(outcome("--part", "adapt", "--turned", "0", "--share", "0.9", "--seeds", "10").output.contains("IT HARMS"))
  }

  @Test("A turn by less than 180°/n is found of any n points, and a reflection of 20 never whole, of two now and then")
  func smallTurns() throws {
    let part = Map(turn: try TurnOptions.parse(["--cloud", "12"]))
    var wholeOfTwo = 0
    for seed in 1...20 {
      let row = try part.row(seed: UInt64(seed))
      #expect(row.small.allSatisfy { $0 > Map.all } && row.small.count == 11 && row.reflected < Map.all, "\(seed)")
      let two = RandomSource(seed: UInt64(seed)).normals(rowCount: 2, columnCount: 2)
      let image = two * Matrix(diagonal: [-1, 1])
      wholeOfTwo += try ExactTransport(squaredDistanceFrom: two, to: image).matchedShare > Map.all ? 1 : 0
    }
    #expect((4...16).contains(wholeOfTwo))
    let shares = try (1...20).map { try Map(turn: TurnOptions.parse(["--cloud", "3", "--angle", "60"])).row(seed: $0).asked }
    #expect(shares.allSatisfy { $0 > Map.all })
  }

  @Test("A plan keeps fewer than half of the neighbours and more than chance, and its images are the target to any kernel")
  func neighbours() throws {
    let part = Map(turn: try TurnOptions.parse([]))
    let rows = try (1...10).map { try part.row(seed: $0) }
    for row in rows { #expect(row.neighbours < 0.5 && row.neighbours > row.neighboursAtRandom && row.discrepancy < 1e-8) }
    // Of 59 others ten are neighbours: a matching at random keeps 10/59 of them.
    #expect((rows.map(\.neighboursAtRandom).mean - 10.0 / 59).magnitude < 0.02)
  }

  @Test("The cost of a plan with entropy rises with ε, and samples are compared at the same sizes")
  func statements() throws {
    let rows = try (1...3).map { try Entropy(entropy: EntropyOptions.parse([])).row(seed: $0) }
    for row in rows { #expect(zip(row.ladder, row.ladder.dropFirst()).allSatisfy { $0.cost > $1.cost }) }
    let claims = Entropy(entropy: try EntropyOptions.parse([])).claims.map(\.claim)
    #expect(claims.first { $0.id == "W-7" }?.statement.hasPrefix("The cost of the entropic plan rises with ε") == true)
    let sample = try judgement("W-5", "--part", "plan")
    #expect(sample.correction?.contains("pivots") == false && sample.witness?.contains("16 and 64 points") == true)
  }

  @Test("What the penalty on classes changes is told against its own baseline")
  func baseline() throws {
    let claim = try judgement("OT-11", "--part", "adapt", "--seeds", "10")
    #expect(claim.witness?.contains("the entropic plan without the penalty") == true && claim.witness?.contains("gain") == false)
  }
}
