import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The sample term 4 √((2d ln 2m′ + ln 2/δ) / m′)")
struct DivergenceSampleTermTests {
  @Test("BD-03: the formula")
  func formula() {
    let first = DivergenceSampleTerm(vcDimension: 1, failureProbability: 0.05).value(sampleSize: 1000)
    let second = DivergenceSampleTerm(vcDimension: 10, failureProbability: 0.01).value(sampleSize: 10_000)
    #expect((first - 0.5497735442626988).magnitude < 1e-12)
    #expect((second - 0.5704287067352352).magnitude < 1e-12)
  }

  @Test("the sample size is the least from which the term stays below the slack", arguments: [1, 2, 10, 100])
  func sampleSize(dimension: Int) {
    let term = DivergenceSampleTerm(vcDimension: dimension, failureProbability: 0.05)
    for slack in [4.0, 1, 0.5, 0.1, 0.01] {
      let size = term.sampleSize(slack: slack)
      #expect(term.value(sampleSize: size) <= slack && term.value(sampleSize: size - 1) > slack, "slack \(slack)")
    }
    let known = [1: [260, 1237, 42201], 10: [2824, 13276, 444_213]]
    if let sizes = known[dimension] { #expect([1, 0.5, 0.1].map(term.sampleSize) == sizes) }
  }

  @Test("Lemma 1 halved is half of it, so that a slack takes the m′ that the printed term takes for twice as much")
  func halved() {
    let term = DivergenceSampleTerm(vcDimension: 1, failureProbability: 0.05)
    #expect(2 * term.halvedLemma(sampleSize: 1000) == term.value(sampleSize: 1000))
    #expect([1, 0.5, 0.1].map { term.sampleSize(slack: 2 * $0) } == [52, 260, 9345])
  }

  @Test("what suffices without a dimension is less, for every dimension, size and δ")
  func dimensionFree() {
    for dimension in [0, 1, 10] {
      for size in [1, 2, 50, 100_000] {
        for delta in [0.5, 0.05, 1e-9] {
          let term = DivergenceSampleTerm(vcDimension: dimension, failureProbability: delta)
          #expect(
            term.dimensionFree(sampleSize: size) < term.halvedLemma(sampleSize: size),
            "d = \(dimension), m′ = \(size), δ = \(delta)")
        }
      }
    }
    let term = DivergenceSampleTerm(vcDimension: 7, failureProbability: 0.05)
    #expect((term.dimensionFree(sampleSize: 1000) - 0.0547333).magnitude < 1e-7)
  }

  @Test(
    "law: the divergence of two normals is below its estimate and the term in every one of 200 samples, and often above it alone")
  func coverage() {
    let random = RandomSource(seed: 3)
    let pair = NormalPair(
      source: NormalDistribution(mean: 0, standardDeviation: 1), target: NormalDistribution(mean: 0.5, standardDeviation: 1.5))
    let term = DivergenceSampleTerm(vcDimension: 1, failureProbability: 0.05)
    var exceeded = 0
    for repetition in 0..<200 {
      let x = random.normals(count: 300)
      let y = random.normals(count: 300).map { 0.5 + 1.5 * $0 }
      let estimate = ThresholdDivergence(x, y).kuiper
      // The theorem promises 95 %. Kuiper's statistic errs by at most twice the sum of the two empirical distribution functions'
      // errors, so a failure needs one of them above a quarter of the term, 0.23: by Dvoretzky, Kiefer, Wolfowitz and Massart with
      // probability below 4 exp(−2 · 300 · 0.23²) < 1e-13, and below 2e-11 in all 200 repetitions.
      #expect(pair.kuiper <= estimate + term.value(sampleSize: 300), "repetition \(repetition)")
      exceeded += pair.kuiper > estimate ? 1 : 0
    }
    #expect(exceeded > 0, "necessity: the estimate alone is not a bound")
  }
}
