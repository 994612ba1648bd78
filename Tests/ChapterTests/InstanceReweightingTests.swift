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

  @Test("The identities are exact on instances that the source covers, and fail where it does not")
  func exactInstances() {
    let (covered, uncovered) = (FiniteInstance.covered, FiniteInstance.uncovered)
    #expect(covered.count == FiniteInstance.count && uncovered.count == FiniteInstance.count)
    #expect(covered.allSatisfy { $0.weightedRisk == $0.targetRisk && $0.overSource { _ in 1 } == 1 && $0.overTarget { _ in 1 } == 1 })
    #expect(uncovered.contains { $0.weightedRisk != $0.targetRisk } && uncovered.allSatisfy { $0.source.count { $0 == 0 } == 1 })
    #expect(covered.allSatisfy { one in one.overPairs { one.weights[$0] * one.weights[$1] } == 1 })
  }

  @Test("The cases of three points: bias 0, then −1/2 for a lost support and for changed labels, weighted or not")
  func threePoints() {
    #expect(FiniteInstance.threePoints.map { $0.instance.weightedRisk - $0.targetRisk } == [0, Rational(-1, 2), Rational(-1, 2), Rational(-1, 2)])
    let (first, last) = (FiniteInstance.threePoints[0], FiniteInstance.threePoints[3].instance)
    #expect(first.instance.overSource { first.instance.losses[$0] } != first.targetRisk)
    #expect(last.overSource { last.losses[$0] } == last.weightedRisk)
  }

  @Test("The law of Cortes, Mansour and Mohri: no violation, nearly attained, equality at α = 1 and ℓ ≡ 1, failure for losses above 1")
  func cortes() {
    let result = CortesInequality()
    #expect(result.violationCount == 0 && result.largestRatio <= 1 + CortesInequality.relativeTolerance && result.largestRatio > 0.99)
    #expect(result.violationsOfSharper > 0)
    let random = RandomSource(seed: 2)
    let (source, target) = (random.dirichlet([1, 1, 1, 1]), random.dirichlet([1, 1, 1, 1]))
    #expect((CortesInequality.ratio(source, target, losses: [1, 1, 1, 1], order: 1).ratio - 1).magnitude < 1e-12)
    #expect(CortesInequality.ratio(source, source, losses: [2, 2, 2, 2], order: 2).ratio > 2)
  }

  @Test("Weights turn a target risk of 0 into 1: estimated ones under covariate shift, true ones where the labels are flipped")
  func harmful() throws {
    let result = try HarmfulReweighting()
    #expect(result.unweightedTargetRisk == 0 && result.weightedTargetRisk == 1 && result.exceptionShare > 0.5)
    #expect(HarmfulReweighting.targetRisk(ofBest: Array(repeating: 3, count: 10)) == 0)
    let eight = HarmfulReweighting.exampleEight(rarity: Rational(1, 10))
    #expect(eight.unweighted == 0 && eight.weighted == 1)
  }

  @Test("On a finite support kernel mean matching finds the ratio")
  func kernelSupport() throws { #expect(try KernelSupportCheck().largestDeviation < KernelSupportCheck.tolerance) }

  @Test("The closed forms of the Gaussian shift are those of the theory, and the criterion changes sides where it says")
  func closedForms() {
    #expect((EstimateTrial.high.truth(shift: 1) - 0.6914624612740131).magnitude < 1e-12)
    #expect((EstimateTrial.high.variance(shift: 1, count: 50) - 0.0411722).magnitude < 1e-5)
    #expect(!EstimateTrial.high.favoursPlain(shift: 1) && EstimateTrial.low.favoursPlain(shift: 1))
    // With A everything E_T[w | A] is 1 + χ²: the quotient has no error at all.
    #expect(!EstimateTrial.Event(threshold: -9, isAbove: true).favoursPlain(shift: 1))
    #expect(TailTrial.share(variance: 1) == 1 && TailTrial.share(variance: 2) == 0 && TailTrial.share(variance: 4) == 0)
  }

  @Test("A change of the excess is what is added less what is removed, and a right model is never helped", arguments: [1, 2, 3] as [UInt64])
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
