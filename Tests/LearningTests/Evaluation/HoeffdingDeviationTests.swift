import Learning
import NumericCore
import Testing

@Suite("Hoeffding's deviation √(V ln(1/δ)/2)")
struct HoeffdingDeviationTests {
  @Test("185 labels estimate a risk to ±0.1 with probability 0.95, 184 do not promise it")
  func count() {
    // Two sides: δ/2 each.
    #expect(hoeffdingDeviation(squaredRange: 1.0 / 185, failureProbability: 0.025) <= 0.1)
    #expect(hoeffdingDeviation(squaredRange: 1.0 / 184, failureProbability: 0.025) > 0.1)
  }

  @Test("law, exactly: a share of n coins is above its mean by more with probability at most δ", arguments: [1, 5, 40, 300])
  func law(count: Int) {
    for delta in [0.5, 0.1, 0.01] {
      let deviation = hoeffdingDeviation(squaredRange: 1 / Double(count), failureProbability: delta)
      for probability in [0.05, 0.3, 0.5, 0.8] {
        let coins = BinomialDistribution(trials: count, probability: probability)
        let least = Int((Double(count) * (probability + deviation)).rounded(.down)) + 1
        let tail = least > count ? 0 : coins.probability(atLeast: least)
        #expect(tail <= delta, "p = \(probability), δ = \(delta)")
      }
    }
  }

  @Test("tightness: half of it would fail for 300 fair coins")
  func half() {
    let deviation = hoeffdingDeviation(squaredRange: 1.0 / 300, failureProbability: 0.05)
    let least = Int((300 * (0.5 + deviation / 2)).rounded(.down)) + 1
    #expect(BinomialDistribution(trials: 300, probability: 0.5).probability(atLeast: least) > 0.05)
  }

  @Test("nothing that cannot change deviates")
  func constant() { #expect(hoeffdingDeviation(squaredRange: 0, failureProbability: 0.01) == 0) }
}
