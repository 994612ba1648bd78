import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@testable import ben_david_bound

@Suite("Chapter 06: the Ben-David bound")
struct BenDavidBoundChapterTests {
  @Test("tallies of two seeds add up to the tally of both, and no law has an exception")
  func tallies() {
    var law = LawTally(seed: 1, count: 100)
    law.add(LawTally(seed: 2, count: 100))
    #expect(law.instanceCount == 200 && law.slacks.count > 200)
    #expect(law.violations == law.slacks.count { $0 < 0 } && law.attained == law.slacks.count { $0 == 0 })
    #expect([law.violations, law.exchangedViolations, law.wholeViolations, law.jointRiskBelowSource] == [0, 0, 0, 0])
    #expect(
      [law.labellingViolations, law.doubleLabellingViolations, law.impossibilityViolations, law.wholeAttained] == [0, 0, 0, 0])
    // What is wrong is found to be wrong, so that the zeros above mean something.
    #expect(law.classViolations > 0 && law.attained > 0)

    var distances = DistanceTally(seed: 1, count: 100)
    distances.add(DistanceTally(seed: 2, count: 100))
    #expect(distances.instanceCount == 200)
    #expect([distances.triangleViolations, distances.symmetryViolations, distances.variationViolations] == [0, 0, 0])
    #expect([distances.classAboveWithConstant, distances.errorMismatchesClosed, distances.kuiperMismatches] == [0, 0, 0])
    #expect(distances.classAbove > 0 && distances.errorMismatchesOpen > 0 && distances.pooledMismatches > 0)
    #expect(distances.leastRatio >= 1 && distances.largestRatio <= 2 + 4 * .ulpOfOne)
  }

  @Test("the line's table has the closed forms, and sets are told as conditions")
  func line() {
    let line = LineExperiment(world: ShiftedLineWorld(pointCount: 20, shift: 4, labelShift: 3, novelCount: 2))
    #expect(line.classes.map(\.idealJointRisk) == [Rational(5, 16), Rational(5, 16), Rational(5, 16), Rational(3, 16)])
    #expect(line.classes.allSatisfy { $0.supremumOverDisagreements == Rational(1, 4) })
    #expect(line.classes[3].minimizer == "x < 8 or x ≥ 18" && line.classes[0].maximizingPair == "never; x < 4")
    #expect(line.sourceRisks.indices.allSatisfy { line.slack(cut: $0) >= line.tightest.slack })
    let aligned = LineExperiment(world: ShiftedLineWorld(pointCount: 20, shift: 0, labelShift: 8, novelCount: 0))
    #expect(aligned.tightest.slack == 0, "with the same marginals the best source threshold attains the bound")
  }

  @Test("the scenarios are those of the lesson, for every ε")
  func scenarios() {
    for percent in 1...19 {
      let (rarity, experiment) = (
        Rational(percent, 100), FailureExperiment(rarity: Rational(percent, 100), noise: Rational(2, 5))
      )
      let region = experiment.rareRegion
      #expect([region.sourceRisk, region.divergence, region.jointRisk, region.targetRisk] == [rarity, 1 - rarity, 2 * rarity, 1])
      let flip = experiment.rareFlip
      #expect([flip.sourceRisk, flip.divergence, flip.jointRisk, flip.targetRisk] == [rarity, 1 - rarity, rarity, 0])
      #expect([experiment.weightedRareRegion, experiment.weightedRareFlip, experiment.weightedMisspecified] == [0, 1, 0])
      #expect(experiment.scenarios.allSatisfy { $0.bound >= $0.targetRisk })
    }
  }

  @Test("learning from a noisy source comes near the truth with its sample")
  func noise() {
    let risks = (UInt64(1)...10).map { FailureExperiment.noisyTargetRisks(noise: Rational(2, 5), seed: $0) }
    let means = FailureExperiment.noisySizes.indices.map { size in risks.map { $0[size] }.mean }
    #expect(means[0] > means[1] && means[1] > means[2] && means[2] < 0.05)
    #expect(FailureExperiment.noisyTargetRisks(noise: 0, seed: 1).last == 0)
  }

  @Test("what is measured on the points that a stump was chosen on is larger than on fresh ones")
  func proxies() {
    let tallies = (UInt64(1)...10).map(SampleTally.init)
    for index in SampleTally.proxySizes.indices {
      let (trained, fresh) = (tallies.flatMap { $0.trainedProxies[index] }, tallies.flatMap { $0.heldOutProxies[index] })
      #expect(trained.mean > fresh.mean && trained.allSatisfy { $0 >= 0 }, "\(SampleTally.proxySizes[index]) points")
    }
    #expect(tallies.allSatisfy { $0.checkerboardDivergences == [2] })
  }
}
