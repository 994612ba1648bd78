import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Testing
import Worlds

@testable import domain_divergences

@Suite("Chapter 08: distances between domains")
struct DomainDivergencesTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("The divergences on the line: the point 9 makes KL infinite, and one percent of it moves W₂ to 0.32")
  func line() {
    let masses = LinePair.outlier.masses
    #expect(kullbackLeibler(masses.target, masses.source) == .infinity)
    let points = (0...9).map(Double.init)
    let (source, target) = (SortedSample(points, weights: masses.source), SortedSample(points, weights: masses.target))
    #expect((wasserstein(source, target, order: 2) - 0.32).magnitude < 0.005)
    let even = LinePair.even.masses
    #expect((kullbackLeibler(even.target, even.source) - Double.log(2)).magnitude < 1e-12)
  }

  @Test("A seed draws every dimension in every size, and classifies in n/4 to 2n dimensions")
  func sampleRow() throws {
    let part = Samples(sample: try SampleOptions.parse(["--size", "12", "--dimension", "3"]))
    let row = try part.row(seed: 4)
    #expect(row.nulls.map(\.dimension) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 5, 5, 5] && Set(row.nulls.map(\.size)) == [3, 6, 12])
    #expect(row.separations.map(\.dimension) == [3, 6, 12, 24] && row.separations.last?.isComplete == true)
    let evidence = try part.evidence([row, row])
    #expect(evidence.map(\.dimension) == [1, 2, 3, 5] && evidence.map(\.all) == row.nulls.filter { $0.size == 12 })
    #expect(throws: MissingEvidence.self) { try part.evidence([]) }
  }

  @Test("A seed that trained no classifier counts for nothing: the claim is inconclusive, not short of a success")
  func missingClassifier() throws {
    let part = Samples(sample: try SampleOptions.parse(["--size", "8"]))
    let row = try part.row(seed: 1)
    let claim = try #require(part.claims.first { $0.claim.id == "PAD-1" })
    func verdict(_ rows: [Samples.Row]) throws -> Verdict {
      try claim.finding(Seen(part, rows: rows, evidence: try part.evidence(rows))).verdict
    }
    let rows = Array(repeating: row, count: 30)
    #expect(try verdict(rows) == .fails)
    #expect(try verdict(rows + [Samples.Row(nulls: row.nulls, separations: [], forms: row.forms)]) == .inconclusive)
  }

  @Test("Interleaved points: W₁ = ξ, R_T = 1, and the bound is tight", arguments: [2, 4, 10, 100, 1000])
  func interleaved(denominator: Int) {
    let here = Promises.Interleaved(Rational(1, denominator))
    #expect(here.wasserstein1 == here.spacing && here.targetRisk == 1)
    #expect(here.halfDivergence + here.idealJointRisk == 1 && here.totalVariation == 1)
  }

  @Test("Every part runs with few seeds, and every claim that needs no more is as stated")
  func parts() {
    #expect(outcome("--part", "order", "--seeds", "4").status == .asStated)
    #expect(outcome("--part", "promises", "--seeds", "3", "--xi", "1/20", "--away", "1").status == .asStated)
    #expect(outcome("--part", "sees", "--seeds", "4", "--size", "16").status == .asStated)
    #expect(outcome("--part", "samples", "--seeds", "30", "--size", "12", "--dimension", "4").status == .asStated)
  }

  @Test("With one seed effects are inconclusive")
  func oneSeed() {
    let run = outcome("--part", "samples", "--seeds", "1", "--size", "12")
    #expect(run.status == .notAsStated && run.output.contains("INCONCLUSIVE"))
  }

  @Test("An amount can be swept over all worlds and over one")
  func sweep() {
    let all = outcome("--sweep", "shift=0:1:1", "--seeds", "3", "--size", "10")
    #expect(all.status == .asStated && all.output.contains("energy distance"))
    let one = outcome("--sweep", "shift=0:1:1", "--world", "mean", "--seeds", "3", "--size", "10")
    #expect(one.status == .asStated && one.output != all.output)
  }

  @Test(
    "Bad input is refused",
    arguments: [
      ["--size", "7"], ["--shift", "-1"], ["--world", "nowhere"], ["--part", "promises", "--xi", "0.6"],
      ["--part", "order", "--sigma", "0"],
      ["--part", "order", "--xi", "1/4"], ["--sweep", "world=0:1:1"],
    ])
  func badInput(arguments: [String]) {
    let run = Chapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(run.status != .asStated && run.status != .notAsStated)
  }
}
