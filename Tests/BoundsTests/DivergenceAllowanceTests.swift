import Bounds
import Testing

@Suite("What is added to a measured divergence")
struct DivergenceAllowanceTests {
  private static let terms = [0.05, 0.25].map { DivergenceSampleTerm(vcDimension: 1, failureProbability: $0) }
  private let all = DivergenceAllowance.all(vcDimension: 1, failureProbabilities: [0.05, 0.25], sampleSizes: [20, 50])

  @Test("one term at all sizes, then the next, each with what it promises")
  func promises() {
    #expect(all.map(\.sampleSize) == [20, 50, 20, 50] && all.map(\.failureProbability) == [0.05, 0.05, 0.25, 0.25])
    for (allowance, term) in zip(all, [Self.terms[0], Self.terms[0], Self.terms[1], Self.terms[1]]) {
      #expect(allowance.printed == term.value(sampleSize: allowance.sampleSize) && allowance.root * 4 == allowance.printed)
      #expect(allowance.halvedLemma == allowance.printed / 2)
      #expect(allowance.dimensionFree == term.dimensionFree(sampleSize: allowance.sampleSize))
    }
  }

  @Test("what is needed and covered is the worst of nine sets, and half of what suffices does not")
  func need() {
    for allowance in all {
      let sets = (1...9).map { OneSetCoverage(gap: Double($0) / 10, sampleSize: allowance.sampleSize) }
      #expect(allowance.needed == sets.map { $0.leastAllowance(failureProbability: allowance.failureProbability) }.max())
      #expect(allowance.coverage == sets.map { $0.probability(allowance: allowance.dimensionFree) }.min())
      #expect(allowance.isCovered && allowance.needed <= allowance.dimensionFree)
      #expect(allowance.halfCoverage == sets.map { $0.probability(allowance: allowance.dimensionFree / 2) }.min())
    }
    #expect(all.allSatisfy { ($0.neededFactor * $0.root / $0.needed - 1).magnitude < 1e-15 })
    #expect(all[0].halfCoverage < 0.95 && all[1].halfCoverage < 0.95)
  }

  @Test("of 21 samples a factor covers all but the δ that err most downwards, and none is needed where no estimate is too small")
  func samples() {
    let errors = (0..<21).map { 0.01 * Double($0 - 15) }.reversed().map { $0 }
    // The second least of 21 for δ = 0.05, the sixth for δ = 0.25.
    #expect((all[0].neededFactor(ofErrors: errors) * all[0].root - 0.14).magnitude < 1e-12)
    #expect((all[2].neededFactor(ofErrors: errors) * all[2].root - 0.10).magnitude < 1e-12)
    #expect(all[0].neededFactor(ofErrors: [0.1, 0.2]) == 0)
  }
}
