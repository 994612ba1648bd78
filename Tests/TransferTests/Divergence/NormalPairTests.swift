import NumericCore
import Testing
import Transfer

@Suite("Samples of two normal distributions")
struct NormalPairTests {
  private let pair = NormalPair(
    source: NormalDistribution(mean: 1, standardDeviation: 1), target: NormalDistribution(mean: 1.5, standardDeviation: 2))

  @Test("the divergence of small samples is too large, and of large ones near the truth")
  func errors() {
    let small = pair.kuiperErrors(sampleSize: 20, count: 40, from: RandomSource(seed: 1))
    let large = pair.kuiperErrors(sampleSize: 20_000, count: 4, from: RandomSource(seed: 1))
    #expect(small.count == 40 && small.mean > 0.05)
    // By Dvoretzky, Kiefer, Wolfowitz and Massart each function is off by 0.02 with probability 2 exp(−16), four are summed.
    #expect(large.count == 4 && large.allSatisfy { $0.magnitude < 0.08 })
  }

  @Test("labels are 1 below a domain's mean: the source's best threshold is near its mean, and the target's risk what lies between")
  func terms() throws {
    let terms = pair.measuredTerms(exampleCount: 4000, from: RandomSource(seed: 2))
    let threshold = try #require(terms.threshold)
    #expect([terms.sourceCount, terms.targetCount] == [4000, 4000] && terms.sourceRisk == 0)
    #expect((threshold - 1).magnitude < 0.02)
    #expect((pair.targetRisk(threshold: threshold) - terms.testRisk).magnitude < 0.04)
    #expect(try #require(terms.bound(failureProbability: 0.05).value) > pair.targetRisk(threshold: threshold))
  }

  @Test("the target's risk is 0 at its mean, and ½ for the constants")
  func risk() {
    #expect(pair.targetRisk(threshold: 1.5) == 0 && pair.targetRisk(threshold: nil) == 0.5)
    #expect((pair.targetRisk(threshold: 3.5) - 0.3413447460685429).magnitude < 1e-15)
    #expect((pair.targetRisk(threshold: -0.5) - 0.3413447460685429).magnitude < 1e-15)
  }
}
