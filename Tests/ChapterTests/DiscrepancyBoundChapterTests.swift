import NumericCore
import Testing
import Transfer
import Worlds

@testable import ChapterKit
@testable import discrepancy_bound

@Suite("Chapter 10: discrepancy")
struct DiscrepancyBoundChapterTests {
  @Test("A circle as the source: the least norm is a quarter of |1 − w²|, half of that with equal weights")
  func circle() throws {
    for (width, turn) in [(0.25, 30.0), (0, 12), (1.6, 77), (1, 0)] {
      let world = try Weights.World(width: width, turn: turn)
      #expect(abs(world.least.norm - world.traceBound) < 1e-4 && abs(world.equal - 2 * world.traceBound) < 1e-12)
    }
  }

  @Test("Equal second moments and bent labels: the source's best slope is 0, the target's 1")
  func bentLabels() {
    let bent = Weights.EqualMoments { Rational(abs($0)) }
    #expect(Weights.slopes.allSatisfy { bent.sourceRisk($0) >= bent.sourceRisk(0) })
    #expect(bent.targetRisk(0) == 1 && bent.targetRisk(1) == 0)
  }

  @Test("The fold: every classifier of the features has R_S + R_T = 1, and one is perfect on the source")
  func fold() {
    let world = FoldedWorld(cells: 8)
    #expect(world.sums.count == 256 && world.sums.allSatisfy { $0 == 8 } && world.source.marginal == world.target.marginal)
    #expect(world.source.positiveMass == 4 && world.target.positiveMass == 4)
  }

  @Test("Alignment helps at equal proportions, and hurts at nine tenths")
  func alignment() {
    let (equal, unequal) = (AlignedProjection(prior: 0.5, shift: 2), AlignedProjection(prior: 0.9, shift: 2))
    #expect(equal.choice(3).targetRisk < equal.choice(0).targetRisk - 0.05)
    #expect(unequal.choice(3).targetRisk > unequal.choice(0).targetRisk + 0.3)
    // Without a shift and at equal proportions there is nothing to align: the best projection is that of the labels.
    #expect(abs(AlignedProjection(prior: 0.5, shift: 0).choice(3).angle - .pi / 4) < 0.01)
  }

  @Test(
    "Whatever is asked for, the claims come out as stated",
    arguments: [
      ["--part", "bound", "--c", "1/1000"], ["--part", "bound", "--c", "999/1000"],
      ["--part", "weights", "--axis", "0", "--turn", "180"],
      ["--part", "weights", "--axis", "8/5", "--turn", "77.7"], ["--part", "weights", "--axis", "1"],
      ["--part", "invariance", "--prior", "1/1000", "--shift", "0"],
      ["--part", "invariance", "--prior", "999/1000", "--shift", "4"],
      ["--part", "alpha", "--bias", "1/100", "--sources", "1", "--targets", "1"],
      ["--part", "alpha", "--bias", "997/100", "--sources", "9973", "--targets", "9967"],
      ["--part", "alpha", "--bias", "3/100", "--sources", "9973", "--targets", "9967"],
      ["--part", "tumours", "--labels", "5"], ["--part", "tumours", "--labels", "150"],
    ])
  func parameters(arguments: [String]) {
    let outcome = Chapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(outcome.status == .asStated, "\(outcome.output) \(outcome.diagnostics)")
    #expect(!outcome.output.contains("nan"))
  }

  @Test("The stump of the small tumours alone does not depend on the labels of large ones; the bound's α* rises with their number")
  func tumours() throws {
    let rows = try [5, 20, 150].map { try Tumours(tumours: TumourOptions.parse(["--labels", "\($0)"])).row(seed: 3) }
    #expect(rows.allSatisfy { $0.asked[0] == rows[0].asked[0] && $0.errors == rows[0].errors })
    #expect(rows[1].asked == rows[1].errors && rows[0].asked != rows[0].errors)
    let weights = [5, 20, 150].map(Tumours.boundWeight)
    #expect(0 < weights[0] && weights[0] < weights[1] && weights[1] < weights[2] && weights[2] < 1000)
  }

  @Test("A single draw of tumours decides nothing")
  func singleSeed() {
    let list = Chapter.outcome(of: ["--part", "tumours", "--seeds", "1", "--all"], in: OutputEnvironment()).output
    for id in ["AW-3", "AW-3b"] { #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)") }
  }
}
