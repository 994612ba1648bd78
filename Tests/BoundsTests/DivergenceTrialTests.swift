import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("What instances say of d_H and d_HΔH")
struct DivergenceTrialTests {
  /// The class {{a}} on the points a and b; S, T and U by their masses of a.
  private func trial(_ source: Int, _ target: Int, _ third: Int, sourceTenths: Int) -> DivergenceTrial {
    func domain(_ first: Int) -> FiniteDomain<Int> { FiniteDomain(marginal: [first, 4 - first], labels: [true, true]) }
    return DivergenceTrial(count: 1) {
      .init(
        source: domain(source), target: domain(target), third: domain(third),
        hypotheses: FiniteClass(labelings: [[true, false]]), sourceTenths: sourceTenths, samples: ([1], [0, 2]))
    }
  }

  @Test("one hypothesis disagrees with nothing: d_HΔH is 0 for different marginals, and d_H is above it")
  func oneHypothesis() {
    let one = trial(4, 0, 2, sourceTenths: 9)
    #expect([one.triangleViolations, one.symmetryViolations, one.variationViolations] == [0, 0, 0])
    #expect([one.zeroForDifferent, one.classAbove, one.classAboveWithConstant] == [1, 1, 0])
    #expect([one.errorMismatchesClosed, one.errorMismatchesOpen, one.pooledMismatches] == [0, 1, 0])
    #expect(one.pooledExcesses == [0] && one.kuiper.ratios == [2])
    #expect(DivergenceTrial.laws.map { one[keyPath: $0.failures] } == [0, 0, 0, 1, 1, 0, 0, 1, 0, 0])
    #expect(DivergenceTrial.oneHypothesis == (classDivergence: 2, disagreementDivergence: 0))
  }

  @Test("equal domains: always guessing the larger sample has a small pooled error, which is no distance")
  func pooled() throws {
    let equal = trial(3, 3, 3, sourceTenths: 9)
    #expect(equal.zeroForDifferent == 0 && equal.classAbove == 0 && equal.pooledMismatches == 1)
    // The complement {b} errs on 9/10 · 1/4 + 1/10 · 3/4 of the pool, {a} on more.
    let excess = try #require(equal.pooledExcesses.first)
    #expect((excess - (2 - 4 * 0.3)).magnitude < 1e-15)
    #expect(trial(3, 3, 3, sourceTenths: 5).pooledMismatches == 0, "the error of samples of equal size is the balanced one")
  }

  @Test("laws have no exception on random instances, and what is wrong is found to be wrong")
  func laws() {
    let random = RandomSource(seed: 1)
    func sample() -> [Double] { (0..<1 + random.integer(below: 10)).map { _ in Double(random.integer(below: 7)) } }
    let trial = DivergenceTrial(count: 200) {
      let world = RandomFiniteWorld(from: random)
      return .init(
        source: world.source, target: world.target, third: world.third, hypotheses: world.hypotheses,
        sourceTenths: 1 + random.integer(below: 9), samples: (sample(), sample()))
    }
    #expect([trial.triangleViolations, trial.symmetryViolations, trial.variationViolations] == [0, 0, 0])
    #expect([trial.classAboveWithConstant, trial.errorMismatchesClosed, trial.kuiper.mismatches] == [0, 0, 0])
    #expect([trial.powerViolations, trial.pairViolations] == [0, 0] && trial.pooledExcesses.count == 200)
    #expect(trial.classAbove > 0 && trial.errorMismatchesOpen > 0 && trial.pooledMismatches > 0 && trial.zeroForDifferent > 0)
  }
}

@Suite("Kuiper's statistic against all pairs of thresholds")
struct KuiperTrialTests {
  @Test("between one and two times Kolmogorov and Smirnov's: both are attained, and equal samples have no ratio")
  func ratios() {
    var trial = KuiperTrial()
    trial.add([0, 0], [1])
    trial.add([1], [0, 2])
    trial.add([5, 5], [5])
    #expect(trial.ratios == [1, 2] && trial.mismatches == 0)
  }

  @Test("samples with ties, and of any numbers")
  func ties() {
    let random = RandomSource(seed: 9)
    var trial = KuiperTrial()
    for _ in 0..<200 {
      func sample() -> [Double] { (0..<1 + random.integer(below: 9)).map { _ in 0.25 * Double(random.integer(below: 9)) - 1 } }
      trial.add(sample(), sample())
    }
    #expect(trial.mismatches == 0 && trial.ratios.allSatisfy { $0 >= 1 && $0 <= 2 + 4 * .ulpOfOne })
    #expect(trial.ratios.contains { $0 > 1.2 && $0 < 1.8 })
  }
}
