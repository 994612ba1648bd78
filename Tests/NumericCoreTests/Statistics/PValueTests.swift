import NumericCore
import Testing

@Suite("p-values") struct PValueTests {
  // From scipy.stats.binomtest 1.17, as (successes, trials, probability, less, greater, two-sided).
  @Test(
    "exact binomial tests agree with an independent library",
    arguments: [
      (3, 10, 0.5, 0.171875, 0.9453125, 0.34375),
      (7, 10, 0.3, 0.9984096136, 0.010592078399999996, 0.010592078399999996),
      (40, 100, 0.5, 0.028443966820490444, 0.9823998998911476, 0.05688793364098089),
      (0, 20, 0.1, 0.12157665459056925, 1.0, 0.25452997802490435),
      (52, 1000, 0.04, 0.9744940900302825, 0.035681909284577304, 0.06267066346387898),
      (5, 10, 0.5, 0.623046875, 0.623046875, 1.0),
    ])
  func binomial(successes: Int, trials: Int, probability: Double, less: Double, greater: Double, twoSided: Double) {
    let values = [PValue.Alternative.less, .greater, .twoSided].map {
      PValue.binomial(successes: successes, trials: trials, probability: probability, alternative: $0)
    }
    #expect(zip(values, [less, greater, twoSided]).allSatisfy { agree($0, $1, within: 1e-11) }, "\(values)")
  }

  @Test("the two-sided test sums all outcomes that are no more probable", arguments: [0, 0.03, 0.37, 0.5, 1])
  func twoSidedDefinition(probability: Double) {
    for trials in [0, 1, 2, 9, 20] {
      let distribution = BinomialDistribution(trials: trials, probability: probability)
      for successes in 0...trials {
        let observed = distribution.probability(of: successes)
        let expected = (0...trials).map { distribution.probability(of: $0) }.filter { $0 <= observed * (1 + 1e-7) }.sum()
        let value = PValue.binomial(successes: successes, trials: trials, probability: probability, alternative: .twoSided)
        #expect(abs(value - expected) < 1e-12, "\(successes) of \(trials)")
      }
    }
  }

  @Test("a permutation p-value counts the observed arrangement, and ties") func permutation() {
    #expect(PValue.permutation(observed: 3, permuted: [1, 2, 3, 4]) == 3.0 / 5)
    #expect(PValue.permutation(observed: 9, permuted: [1, 2, 3, 4]) == 1.0 / 5)
    #expect(PValue.permutation(observed: 0, permuted: []) == 1)
  }

  @Test("Holm's adjustment follows its definition and keeps the order of the tests") func holm() {
    #expect(PValue.holmAdjusted([0.01, 0.04, 0.03, 0.005]) == [0.03, 0.06, 0.06, 0.02])
    #expect(PValue.holmAdjusted([0.5, 0.9]) == [1, 1])
    #expect(PValue.holmAdjusted([]).isEmpty)
  }

  @Test("Holm's adjustment rejects what the step-down procedure rejects", arguments: 0..<20)
  func holmStepDown(seed: UInt64) {
    let source = RandomSource(seed: seed)
    let values = (0..<12).map { _ in source.beta(0.3, 2) }
    let level = 0.05
    // Reject the smallest while p ≤ α / (number of hypotheses left); stop at the first that is not.
    let rejected = values.sorted().enumerated().prefix { $0.element <= level / Double(12 - $0.offset) }.map(\.element)
    #expect(
      Set(values.filter { rejected.contains($0) }) == Set(zip(values, PValue.holmAdjusted(values)).filter { $1 <= level }.map(\.0)))
  }
}
