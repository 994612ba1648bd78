import Learning
import NumericCore
import Report
import Testing
import Transfer
import Worlds

@testable import instance_reweighting

@Suite("Chapter 11: instance reweighting")
struct InstanceReweightingTests {
  @Test("The identities hold in exact fractions on every instance, and their shorter forms do not")
  func exactChecks() {
    let exact = ExactChecks()
    let count = ExactChecks.instanceCount
    #expect(exact.unbiasedWithSupport == count && exact.biasIsLostRisk == count && exact.unbiasedWithoutSupport < count)
    #expect(exact.secondMomentIsChiSquared == count && exact.varianceIsExact == count && exact.selfNormalisedIsUnbiased < count)
    #expect(exact.conditionalIsSources == count)
    #expect(exact.bayesRuleHolds == count && exact.bayesRuleHoldsWithoutFactor == 0)
  }

  @Test("The cases of three points: bias 0, then −1/2 for a lost support and for changed labels, weighted or not")
  func exactCases() {
    #expect(ExactCase.all.map { $0.weighted - $0.targetRisk } == [0, Rational(-1, 2), Rational(-1, 2), Rational(-1, 2)])
    #expect(ExactCase.all[0].unweighted != ExactCase.all[0].targetRisk && ExactCase.all[3].unweighted == ExactCase.all[3].weighted)
  }

  @Test("The law of Cortes, Mansour and Mohri: no violation, equality at α = 1 and ℓ ≡ 1, failure for losses above 1")
  func cortes() {
    let result = CortesInequality()
    #expect(result.violationCount == 0 && result.largestRatio <= 1)
    let random = RandomSource(seed: 2)
    let (source, target) = (random.dirichlet([1, 1, 1, 1]), random.dirichlet([1, 1, 1, 1]))
    #expect((CortesInequality.ratio(source, target, losses: [1, 1, 1, 1], order: 1) - 1).magnitude < 1e-12)
    #expect(CortesInequality.ratio(source, source, losses: [2, 2, 2, 2], order: 2) > 2)
  }

  @Test("Kernel mean matching turns a target risk of 0 into 1 where the nearest source point is an exception")
  func harmful() throws {
    let result = try HarmfulReweighting()
    #expect(result.unweightedTargetRisk == 0 && result.weightedTargetRisk == 1 && result.exceptionShare > 0.5)
    #expect(HarmfulReweighting.targetRisk(ofBest: Array(repeating: 3, count: 10)) == 0)
  }

  @Test("On a finite support kernel mean matching finds the ratio")
  func kernelSupport() { #expect(KernelSupportCheck().largestDeviation < KernelSupportCheck.tolerance) }

  @Test("The closed forms of the Gaussian shift are those of the theory")
  func closedForms() {
    #expect((WeightingTrial.truth(shift: 1) - 0.6914624612740131).magnitude < 1e-12)
    #expect((WeightingTrial.variance(shift: 1, count: 50) - 0.0411722).magnitude < 1e-5)
  }

  @Test("A single seed decides no effect, and identities all the same")
  func singleSeed() throws {
    let row = try Experiment.Row(seed: 1, parts: [.weighting], data: [])
    let findings = try Experiment(parts: [.weighting], rows: [row]).findings
    #expect(findings.filter { $0.claim.kind == .effect }.allSatisfy { $0.verdict == .inconclusive })
    #expect(findings.filter { $0.claim.kind != .effect }.allSatisfy { $0.isAsExpected })
  }

  @Test("Every claim is judged once by the parts of a default run, in the order of the list")
  func claims() throws {
    let parts: [Part] = [.weighting, .misfit, .capacity, .estimation]
    let rows = try (1...2).map { try Experiment.Row(seed: $0, parts: Set(parts), data: []) }
    #expect(try Experiment(parts: parts, rows: rows).findings.map(\.claim) == Claims.all)
  }

  @Test("A biased sample keeps what its law says, and every kind of weights gives an error", arguments: BiasedData.Bias.allCases)
  func biasedData(bias: BiasedData.Bias) throws {
    let data = try #require(BiasedData.all().first { $0.bias == bias && $0.name == "tumours" })
    let probabilities = data.selectionProbabilities(data.sample)
    switch bias {
    case .feature: #expect(Set(probabilities) == [0.2, 0.8] && abs(probabilities.count { $0 == 0.2 } - 285) <= 1)
    case .label: #expect(zip(probabilities, data.sample.labels ?? []).allSatisfy { $0 == ($1 == 1 ? 0.1 : 0.9) })
    case .combination: #expect(probabilities.allSatisfy { $0 >= 0.01 && $0 <= 1 })
    }
    let trial = try DataTrial(data, seed: 4)
    #expect(trial.keptCount > 40 && trial.keptCount < 200)
    #expect(DataTrial.methods.allSatisfy { (0..<0.5).contains(trial.errors[$0] ?? 1) })
    #expect(trial.effectiveShares[.none] == 1)
    // A bias by the label moves the prior from 0.6 to 0.15: no split is so lucky that the true weights do not help.
    if bias == .label { #expect((trial.errors[.truth] ?? 1) < (trial.errors[.none] ?? 0)) }
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

  @Test("A part and a mistake at once are refused; each mistake runs", arguments: Mistake.allCases)
  func commandLine(mistake: Mistake) async throws {
    let program = BuiltProgram(command: "instance-reweighting")
    #expect(try await program.run(["--part", "data", "--mistake", mistake.rawValue]).exitCode == 64)
    let result = try await program.run(["--mistake", mistake.rawValue, "--seeds", "2"])
    #expect(result.exitCode == 0 && result.output.contains("The mistake and its correction"))
  }
}
