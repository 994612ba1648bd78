import ChapterKit
import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@testable import instance_reweighting

@Suite("Chapter 11: importance weights")
struct InstanceReweightingTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("The law of Cortes, Mansour and Mohri: no violation, nearly attained; a sharper one is violated")
  func secondMoments() {
    let result = SecondMoments()
    #expect(result.violationCount == 0 && result.largestRatio <= 1 + SecondMoments.relativeTolerance)
    #expect(result.largestRatio > 0.99 && result.violationsOfSharper > 0)
  }

  @Test("Weights turn a target risk of 0 into 1: estimated ones under covariate shift, true ones where the labels are flipped")
  func harmful() throws {
    let evidence = try Misfit(line: LineOptions()).evidence([])
    #expect(evidence.exception.unweighted == 0 && evidence.exception.weighted == 1 && evidence.exception.weightShare > 0.5)
    #expect(evidence.exampleEight.unweighted == 0 && evidence.exampleEight.weighted == 1)
  }

  @Test("The events on which estimates are compared lie on both sides of the criterion")
  func events() {
    #expect(Weighting.events.map { $0.favoursPlain(shift: 1) } == [false, true, false, true, false, true])
    #expect(TailTrial.share(variance: 1) == 1 && TailTrial.share(variance: 2) == 0 && TailTrial.share(variance: 4) == 0)
  }

  @Test(
    "The excess changes by what is added less what is removed; a right model is never helped", arguments: [1, 2, 3] as [UInt64])
  func lineTrial(seed: UInt64) {
    let trial = LineTrial(.cubic, count: 30, from: RandomSource(seed: seed))
    let (c, change) = (0.4, trial.change(curvature: 0.4))
    #expect((trial.weighted.total(curvature: c) - trial.unweighted.total(curvature: c) - change).magnitude < 1e-12)
    // Gauss and Markov: no weights have less variance than equal ones.
    #expect(trial.addedVariance > 0 && trial.change(curvature: 0) > 0)
  }

  @Test("A single seed decides no effect, and identities all the same")
  func singleSeed() {
    for part in ["misfit", "weighting", "machines", "estimation"] {
      let list = outcome("--part", part, "--seeds", "1", "--all").output
      for id in ["CS-5", "CS-2b", "CS-15", "CS-4b", "CS-11", "CS-9", "CS-10", "CS-7"] where list.contains("\n\(id)  ") {
        #expect(list.contains("\n\(id)  INCONCLUSIVE"), "\(part): \(id)")
      }
      for id in ["CS-1  C", "CS-2  H", "CS-3  H", "CS-4  H", "CS-6  H", "CS-8  H", "CS-12  F", "CS-13  H", "CS-14  C"] {
        let name = id.prefix { $0 != " " }
        if list.contains("\n\(name)  ") { #expect(list.contains("\n\(id)"), "\(part): \(id)") }
      }
    }
  }

  @Test("The parts that draw fast come out as stated with their own seeds", arguments: ["weighting", "estimation"])
  func verdicts(part: String) { #expect(outcome("--part", part).status == .asStated) }

  @Test("Every kind of weights gives an error on a biased sample")
  func biasedData() throws {
    let data = try #require(BiasedData.all().first { $0.bias == .label && $0.name == "tumours" })
    let trial = try DataTrial(data, seed: 4)
    #expect(trial.keptCount > 40 && trial.keptCount < 200)
    #expect(try DataTrial.methods.allSatisfy { (0..<0.5).contains(try #require(trial.errors[$0])) })
    #expect(trial.effectiveShares[.none] == 1)
    // A bias by the label moves the prior from 0.6 to 0.15: no split is so lucky that the true weights do not help.
    #expect(try #require(trial.errors[.truth]) < #require(trial.errors[.none]))
  }

  @Test("Each published mistake is exposed by its diagnostic, and its correction is not")
  func mistakes() throws {
    for seed in UInt64(1)...3 {
      let sign = try Mistake.kappaSign.diagnostics(seed: seed)
      #expect(sign[0][0] < 0 && abs(sign[1][0] - sign[1][1]) < 0.1, "seed \(seed)")
      let scaled = try Mistake.scaledFeatures.diagnostics(seed: seed)
      #expect(scaled[0][0] > 2 * scaled[0][1] && scaled[0][2] != scaled[0][3], "seed \(seed)")
      #expect(scaled[1][2] == scaled[1][3], "seed \(seed)")
      let factor = try Mistake.missingFactor.diagnostics(seed: seed)
      #expect(abs(factor[0][0] - 0.25) < 0.05 && abs(factor[1][0] - 1) < 0.2, "seed \(seed)")
      let score = try Mistake.uncalibrated.diagnostics(seed: seed)
      #expect(score[0][0] > 2 * score[1][0] && score[0][1] > 2 && abs(score[1][1] - 1) < 0.1, "seed \(seed)")
    }
  }

  @Test("Each mistake runs with its part, and is refused elsewhere", arguments: Mistake.allCases)
  func commandLine(mistake: Mistake) {
    let shown = outcome("--part", "estimation", "--mistake", mistake.rawValue, "--seeds", "2", "--all").output
    #expect(shown.contains("The mistake and its correction"))
    let (place, _) = mistake.telling
    #expect(mistake.diagnosticNames.indices.contains(place) && shown.contains(mistake.diagnosticNames[place]))
    let refused = outcome("--part", "weighting", "--mistake", mistake.rawValue)
    #expect(refused.output.isEmpty && refused.status != .asStated)
  }

  @Test("The first screens fit 40 lines of 80 columns", arguments: ["misfit", "weighting", "machines", "estimation"])
  func screen(part: String) {
    let lines = outcome("--part", part, "--seeds", "3").output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 41)
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }
}
