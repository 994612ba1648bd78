import ChapterKit
import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@testable import ben_david_bound

@Suite("Chapter 06: the Ben-David bound")
struct BenDavidBoundChapterTests {
  private func outcome(_ arguments: String...) -> ProgramOutcome { Chapter.outcome(of: arguments, in: OutputEnvironment()) }

  @Test("Laws have no exception, and what is wrong is found to be wrong, so that the zeros mean something")
  func laws() {
    let laws = [BoundLaw(seed: 1), BoundLaw(seed: 2)]
    func total(_ count: (BoundLaw) -> Int) -> Int { laws.map(count).reduce(0, +) }
    #expect(total(\.slacks.count) > 200 && total(\.violations) == total { $0.slacks.count { $0 < 0 } })
    #expect([total(\.violations), total(\.exchangedViolations), total(\.wholeViolations), total(\.wholeAttained)] == [0, 0, 0, 0])
    #expect(
      [total(\.jointRiskBelowSource), total(\.labellingViolations), total(\.doubleLabellingViolations)] == [0, 0, 0])
    #expect(total(\.halvedClassViolations) > 0 && total { $0.slacks.count { $0 == 0 } } > 0)
    #expect(laws.allSatisfy { $0.largestFactor > 0.25 && $0.largestFactor <= 0.5 })

    let distances = [DivergenceLaw(seed: 1), DivergenceLaw(seed: 2)]
    func sum(_ count: (DivergenceLaw) -> Int) -> Int { distances.map(count).reduce(0, +) }
    #expect([sum(\.triangleViolations), sum(\.symmetryViolations), sum(\.variationViolations)] == [0, 0, 0])
    #expect([sum(\.classAboveWithConstant), sum(\.errorMismatchesClosed), sum(\.kuiperMismatches)] == [0, 0, 0])
    #expect([sum(\.growthViolations), sum(\.pairCountViolations)] == [0, 0])
    #expect(sum(\.classAbove) > 0 && sum(\.errorMismatchesOpen) > 0 && sum(\.pooledMismatches) > 0)
    let ratios = distances.flatMap(\.kuiperRatios)
    #expect(ratios.allSatisfy { $0 >= 1 && $0 <= 2 + 4 * .ulpOfOne })
  }

  @Test("The line's table has the closed forms, and sets are told as conditions")
  func line() throws {
    let line = Line(try LineOptions.parse([]))
    #expect(line.classes.map(\.terms.idealJointRisk) == [Rational(5, 16), Rational(5, 16), Rational(5, 16), Rational(3, 16)])
    #expect(line.classes.allSatisfy { $0.terms.supremum == Rational(1, 4) })
    #expect(line.classes[3].minimizer == "x < 8 or x ≥ 18" && line.classes[0].maximizingPair == "never; x < 4")
    #expect(line.slacks.allSatisfy { $0 >= line.slacks[line.tightestCut] })
    #expect(line.sourceRisks[line.sourceOptimalCut] == line.classes[0].terms.sourceRisk)
    let aligned = Line(try LineOptions.parse(["--shift", "0", "--label-shift", "8", "--novel", "0"]))
    #expect(aligned.slacks[aligned.tightestCut] == 0, "with the same marginals the best source threshold attains the bound")
  }

  @Test("The reply is true of the run: attained, not attained, and a bound that says nothing")
  func reply() {
    #expect(outcome("--part", "terms", "--seeds", "1").output.contains("R_T ≤ 9/16; IT IS 5/16"))
    let attained = outcome("--part", "terms", "--seeds", "1", "--shift", "0", "--label-shift", "8", "--novel", "0").output
    #expect(attained.contains("R_T ≤ 2/5, AND IT IS") && attained.contains(": attained.") && !attained.contains("too high"))
    #expect(outcome("--part", "terms", "--seeds", "1", "--shift", "12", "--novel", "0").output.contains("NOTHING: ≤ "))
  }

  @Test(
    "Lines that do not exist are refused in words", arguments: [["--shift", "20"], ["--novel", "5"], ["--label-shift", "21"]])
  func impossibleLines(arguments: [String]) {
    let refused = Chapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(refused.status == .usage && refused.diagnostics.contains("\(arguments[0]) must be"))
  }

  @Test("The scenarios are those of the lesson, for every ε")
  func scenarios() throws {
    for percent in 1...19 {
      let rarity = Rational(percent, 100)
      let worlds = Scenarios(try WorldOptions.parse(["--rarity", "\(rarity)"]))
      let (region, flip) = (worlds.rareRegion.terms, worlds.rareFlip.terms)
      #expect(
        [region.sourceRisk, region.supremum, region.idealJointRisk, region.targetRisk] == [rarity, 1 - rarity, 2 * rarity, 1])
      #expect([flip.sourceRisk, flip.supremum, flip.idealJointRisk, flip.targetRisk] == [rarity, 1 - rarity, rarity, 0])
      #expect([worlds.weightedRegion, worlds.weightedFlip, worlds.weightedMisspecified] == [0, 1, 0])
      #expect(worlds.scenarios.allSatisfy { $0.terms.bound >= $0.terms.targetRisk })
    }
  }

  @Test("Learning from a noisy source comes near the truth with its sample")
  func noise() {
    let risks = (UInt64(1)...10).map { seed in
      Failures.noisySizes.map { Scenarios.noisyTargetRisk(size: $0, noise: Rational(2, 5), from: RandomSource(seed: seed)) }
    }
    let means = Failures.noisySizes.indices.map { size in risks.map { $0[size] }.mean }
    #expect(means[0] > means[1] && means[1] > means[2] && means[2] < 0.05)
    #expect(Scenarios.noisyTargetRisk(size: 5000, noise: 0, from: RandomSource(seed: 1)) == 0)
  }

  @Test("What is measured on the points that a stump was chosen on is larger than on fresh ones")
  func proxies() {
    let trials = (UInt64(1)...10).map { SampleTrial(seed: $0, exampleCount: 100) }
    for index in SampleTrial.proxySizes.indices {
      let (trained, fresh) = (trials.map { $0.trainedProxies[index] }, trials.map { $0.heldOutProxies[index] })
      #expect(trained.mean > fresh.mean && trained.allSatisfy { $0 >= 0 }, "\(SampleTrial.proxySizes[index]) points")
    }
    #expect(trials.allSatisfy { $0.checkerboardDivergence == 2 })
  }

  @Test("The bound with every term measured is that of the samples, and is above R_T")
  func measured() throws {
    let part = Samples(sample: try SampleOptions.parse(["--examples", "300"]))
    let rows = (UInt64(1)...5).map { part.row(seed: $0) }
    let evidence = part.evidence(rows)
    for (row, bound) in zip(rows, evidence.bounds) {
      #expect(row.testRisk <= row.sourceRisk + row.supremum + row.jointRisk, "the samples satisfy the bound themselves")
      #expect(try #require(bound.value) > row.targetRisk)
    }
  }

  @Test("Nothing that is exact, or a theorem, turns with the number of seeds; a single seed decides no effect")
  func singleSeed() {
    let samples = outcome("--part", "samples", "--seeds", "1", "--all").output
    for verdict in ["BD-11  INCONCLUSIVE", "BD-12  HOLDS", "BD-12b  CORRECTED", "BD-22  HOLDS"] {
      #expect(samples.contains("\n\(verdict)"), "\(verdict)")
    }
    for part in ["terms", "distances", "failures"] {
      #expect(outcome("--part", part, "--seeds", "1").status == .asStated, "\(part)")
    }
  }

  @Test(
    "Verdicts about families do not turn with the student's parameters", arguments: [["--noise", "0"], ["--rarity", "1/100"]])
  func families(arguments: [String]) {
    let run = Chapter.outcome(of: ["--part", "failures", "--seeds", "2"] + arguments, in: OutputEnvironment())
    #expect(run.status == .asStated)
  }

  @Test("Every part comes out as stated with other seeds", arguments: ["terms", "distances", "samples", "failures"])
  func verdicts(part: String) { #expect(outcome("--part", part, "--seed", "7", "--seeds", "8").status == .asStated) }
}
