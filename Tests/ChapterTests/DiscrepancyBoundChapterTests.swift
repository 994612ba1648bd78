import Bounds
import Learning
import NumericCore
import Report
import Testing
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
    // Nine tenths of the first label: alignment helps again, and the correction says so.
    let other = AlignedProjection(prior: 0.1, shift: 2)
    #expect(other.choice(3).targetRisk < other.choice(0).targetRisk - 0.05)
    let list = Chapter.outcome(of: ["--part", "invariance", "--prior", "1/10", "--all"], in: OutputEnvironment())
    #expect(list.output.contains("target? YES") && list.status == .asStated && list.output.contains("have the second"))
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

  @Test("A seed's errors are those of stumps on 200 small and so many large tumours, on the 134 or so that are never learnt from")
  func tumourErrors() throws {
    let (small, large) = BreastCancer().bySize
    for (seed, labels) in [(UInt64(1), 20), (2, 60)] {
      let row = try Tumours(tumours: TumourOptions.parse(["--labels", "\(labels)"])).row(seed: seed)
      let random = RandomSource(seed: seed).stream("tumours")
      let source = small.examples(Array(random.permutation(small.count)[..<200]))
      let order = random.permutation(large.count)
      let heldOut = large.examples(Array(order[150...]))
      let stumps = AlphaWeightedStumps(source: source, target: large.examples(Array(order[..<labels])))
      #expect(row.asked == (0...10).map { stumps.stump(100 * $0).errorRate(on: heldOut) })
      #expect(row.asked[0] == Stump(fewestErrorsOn: source).errorRate(on: heldOut))
      let weight = Int((1000 * Tumours.bound(labels).best).rounded())
      #expect(row.askedAtBound == stumps.stump(weight).errorRate(on: heldOut) && weight != 500)
    }
  }

  @Test("λ is the least sum of both risks, the dimension the first that the count of labellings excludes, and both are the bound's")
  func tumourBound() throws {
    let (small, large) = BreastCancer().bySize
    // Gains of the label 1, of a whole 1 on each domain: the risk of a stump is the mass of 1 in both less its gain.
    func gains(_ sample: Sample) throws -> [Double] {
      try #require(sample.labels).map { ($0 == 1 ? 1 : -1) / Double(sample.count) }
    }
    func benign(_ sample: Sample) throws -> Double { try gains(sample).filter { $0 > 0 }.sum() }
    let stumps = Stumps(points: small.features.appending(rowsOf: large.features))
    let gain = stumps.best(gains: try gains(small) + gains(large)).gain
    let least = try benign(small) + benign(large) - gain
    #expect((Tumours.jointRisk - least).magnitude < 1e-12)
    func isExcluded(_ points: Int) -> Bool { 2 * 30 * (points - 1) + 2 < 1 << points }
    #expect(isExcluded(Tumours.dimension + 1) && !isExcluded(Tumours.dimension))
    let expected = AlphaWeightedBound(
      dimension: 8, failureProbability: 0.05, divergenceAndJointRisk: 1 + least, sourceCount: 200, targetCount: 20)
    #expect((Tumours.bound(20).best - expected.best).magnitude < 1e-9)
    #expect((Tumours.bound(20).deviation - expected.deviation).magnitude < 1e-9 && Tumours.bound(20).targetCount == 20)
  }

  /// Errors in per cent at the eleven weights, and at the bound's.
  private func verdicts(_ errors: [Double], atBound: Double) throws -> [Verdict] {
    let part = try Tumours(tumours: TumourOptions.parse([]))
    let rows = [0, 0.1, -0.1, 0.05].map { noise in
      // In proportion to the distance from half and half, so that differences have an interval.
      let noisy = errors.enumerated().map { ($1 + noise * Double($0 - 5)) / 100 }
      return Tumours.Row(errors: noisy, atBound: (atBound + noise) / 100, asked: noisy, askedAtBound: (atBound + noise) / 100)
    }
    let seen = Seen(part, rows: rows, evidence: rows)
    return try part.claims.map { try $0.finding(seen).verdict }
  }

  @Test("AW-3 and AW-3b are judged against half and half, and AW-3 against both ends")
  func tumourJudges() throws {
    let valley = [20.0, 19, 18, 17, 16, 15, 16, 17, 18, 19, 20]
    #expect(try verdicts(valley, atBound: 19) == [.holds, .fails] && verdicts(valley, atBound: 13) == [.holds, .holds])
    // One end is better than half, though the weight beside half is better than both.
    #expect(try verdicts([13, 19, 18, 17, 10, 15, 10, 17, 18, 19, 20], atBound: 19) == [.fails, .fails])
    #expect(try verdicts([20, 19, 18, 17, 10, 15, 10, 17, 18, 19, 13], atBound: 14) == [.fails, .holds])
    #expect(try verdicts(Array(repeating: 15, count: 11), atBound: 15) == [.inconclusive, .inconclusive])
  }

  @Test("A single draw of tumours decides nothing")
  func singleSeed() {
    let list = Chapter.outcome(of: ["--part", "tumours", "--seeds", "1", "--all"], in: OutputEnvironment()).output
    for id in ["AW-3", "AW-3b"] { #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(id)") }
  }
}
