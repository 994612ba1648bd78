import Bounds
import NumericCore
import Testing

@Suite("The exact coverage of an allowance for ½ d_HΔH of one set")
struct OneSetCoverageTests {
  @Test("by the definition: all pairs of counts", arguments: [1, 2, 7, 20])
  func definition(size: Int) {
    for gap in [0, 0.1, 0.35, 0.5, 1] {
      let coverage = OneSetCoverage(gap: gap, sampleSize: size)
      let source = BinomialDistribution(trials: size, probability: (1 + gap) / 2)
      let target = BinomialDistribution(trials: size, probability: (1 - gap) / 2)
      for allowance in [0, 0.07, 0.13, 0.51, 1] {
        let pairs = (0...size).flatMap { x in (0...size).map { (x, $0) } }
        let expected = pairs.filter { gap <= Double(abs($0 - $1)) / Double(size) + allowance + 1e-12 }
          .reduce(0) { $0 + source.probability(of: $1.0) * target.probability(of: $1.1) }
        #expect((coverage.probability(allowance: allowance) - expected).magnitude < 1e-12, "gap \(gap), allowance \(allowance)")
      }
    }
  }

  @Test("the least allowance covers, and nothing less does")
  func least() {
    for (gap, delta) in [(0.1, 0.05), (0.5, 0.05), (0.9, 0.25), (0.3, 0.001)] {
      let coverage = OneSetCoverage(gap: gap, sampleSize: 100)
      let allowance = coverage.leastAllowance(failureProbability: delta)
      #expect(coverage.probability(allowance: allowance) >= 1 - delta, "gap \(gap)")
      #expect(allowance == 0 || coverage.probability(allowance: allowance - 0.001) < 1 - delta, "gap \(gap)")
    }
    #expect(OneSetCoverage(gap: 0, sampleSize: 9).leastAllowance(failureProbability: 0.05) == 0, "S = T is never underestimated")
    #expect(OneSetCoverage(gap: 1, sampleSize: 9).leastAllowance(failureProbability: 0.05) == 0, "nor are disjoint supports")
  }
}
