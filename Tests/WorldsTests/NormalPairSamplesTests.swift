import NumericCore
import Testing
import Worlds

@Suite("Samples of two normal distributions")
struct NormalPairSamplesTests {
  private let pair = NormalPair(
    source: NormalDistribution(mean: 1, standardDeviation: 1), target: NormalDistribution(mean: 1.5, standardDeviation: 2))

  @Test("samples have the means and the spreads of their domains")
  func moments() {
    let sample = pair.sample(count: 40_000, from: RandomSource(seed: 1))
    for (points, law) in [(sample.source, pair.source), (sample.target, pair.target)] {
      // Six standard errors of a mean, and of a variance, σ² √(2/n).
      #expect(points.count == 40_000 && (points.mean - law.mean).magnitude < 6 * law.standardDeviation / 200)
      let variance = points.map { ($0 - law.mean) * ($0 - law.mean) }.mean / (law.standardDeviation * law.standardDeviation)
      #expect((variance - 1).magnitude < 6 * (2.0 / 40_000).squareRoot())
    }
  }

  @Test("the labelled sample is the sample, each point labelled 1 below its own domain's mean")
  func labels() {
    let points = pair.sample(count: 100, from: RandomSource(seed: 2))
    let labelled = pair.labelledSample(count: 100, from: RandomSource(seed: 2))
    #expect(labelled.source.map(\.point) == points.source && labelled.target.map(\.point) == points.target)
    #expect(
      labelled.source.allSatisfy { $0.label == ($0.point < 1) } && labelled.target.allSatisfy { $0.label == ($0.point < 1.5) })
    #expect(labelled.target.contains { $0.label != ($0.point < 1) }, "the domains' labels differ")
  }

  @Test("the target's risk is 0 at its mean, ½ for the constants, and what is found on a large sample")
  func risk() {
    #expect(pair.targetRisk(threshold: 1.5) == 0 && pair.targetRisk(threshold: nil) == 0.5)
    #expect((pair.targetRisk(threshold: 3.5) - 0.3413447460685429).magnitude < 1e-15)
    #expect((pair.targetRisk(threshold: -0.5) - 0.3413447460685429).magnitude < 1e-15)
    let target = pair.labelledSample(count: 10_000, from: RandomSource(seed: 3)).target
    let errors = Double(target.count { ($0.point < 1) != $0.label }) / 10_000
    // Six standard deviations of a share.
    #expect((errors - pair.targetRisk(threshold: 1)).magnitude < 6 * 0.005)
  }
}
