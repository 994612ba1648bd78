import Learning
import NumericCore
import Testing

@Suite("Labels that certify a gap between two classifiers")
struct PairedComparisonTests {
  @Test("185, 738 and 2952 labels for gaps of 0.2, 0.1 and 0.05", arguments: [(0.2, 185), (0.1, 738), (0.05, 2952)])
  func counts(gap: Double, count: Int) {
    #expect(PairedComparison(gap: gap, failureProbability: 0.05).sufficientCount == count)
    #expect(2 * Double.exp(-Double(count) * gap * gap / 2) <= 0.05 && 2 * Double.exp(-Double(count - 1) * gap * gap / 2) > 0.05)
  }

  /// By the central limit theorem the least share of the count that is enough is z²/(2 ln(2/δ)): 0.36 at δ = 0.2, more at smaller
  /// δ.
  @Test("They are enough where differences vary most, and a quarter of them is not", arguments: [0.05, 0.1, 0.2, 0.3])
  func signs(gap: Double) {
    for level in [0.2, 0.05, 0.01] {
      let comparison = PairedComparison(gap: gap, failureProbability: level)
      let count = comparison.sufficientCount
      #expect(comparison.missProbability(count: count) <= level)
      #expect(comparison.missProbability(count: count / 4) > level, "\(gap), \(level)")
    }
  }

  /// The probabilities of 0, 1, … ups among signs with the mean `gap`, one sign at a time.
  private func law(of count: Int, gap: Double) -> [Double] {
    (0..<count).reduce([1.0]) { law, _ in
      (0...law.count).map { ups in
        (ups > 0 ? law[ups - 1] * (1 + gap) / 2 : 0) + (ups < law.count ? law[ups] * (1 - gap) / 2 : 0)
      }
    }
  }

  /// P(|mean of n signs| ≥ g), a sum that is n g exactly included.
  @Test("How often a mean is the gap or more off is what the signs' law adds up to", arguments: [1, 2, 7, 10, 61, 185])
  func miss(count: Int) {
    let law = law(of: count, gap: 0)
    for (numerator, denominator) in [(1, 5), (1, 10), (1, 2), (3, 10), (1, 1)] {
      let off = law.indices.filter { abs(2 * $0 - count) * denominator >= count * numerator }.reduce(0) { $0 + law[$1] }
      let comparison = PairedComparison(gap: Double(numerator) / Double(denominator), failureProbability: 0.05)
      #expect((comparison.missProbability(count: count) - off).magnitude < 1e-12, "\(numerator)/\(denominator)")
    }
  }

  /// P(mean > half-width).
  private func detection(_ gap: Double, _ level: Double, _ count: Int) -> Double {
    let law = law(of: count, gap: gap)
    let halfWidth = (2 * Double.log(2 / level) / Double(count)).squareRoot()
    return law.indices.filter { Double(2 * $0 - count) / Double(count) > halfWidth }.reduce(0) { $0 + law[$1] }
  }

  @Test("A difference of the gap is seen every other time with these, and with four times as many as often as was asked for")
  func detecting() {
    #expect([0.2, 0.1, 0.05].map { PairedComparison(gap: $0, failureProbability: 0.05).detectingCount } == [738, 2952, 11805])
    for (gap, level) in [(0.2, 0.05), (0.1, 0.05), (0.05, 0.05), (0.2, 0.2), (0.3, 0.01), (1, 0.5)] {
      let comparison = PairedComparison(gap: gap, failureProbability: level)
      #expect(comparison.detectionProbability(count: comparison.detectingCount) >= 1 - level / 2, "\(gap), \(level)")
      if gap < 1 {
        #expect((comparison.detectionProbability(count: comparison.sufficientCount) - 0.5).magnitude < 0.1, "\(gap), \(level)")
      }
    }
    for count in [3, 50, 185, 370] {
      let comparison = PairedComparison(gap: 0.2, failureProbability: 0.05)
      #expect((comparison.detectionProbability(count: count) - detection(0.2, 0.05, count)).magnitude < 1e-10, "\(count)")
    }
  }

  @Test("A failure probability of 0 or 1 stops the program")
  func certainty() async {
    await #expect(processExitsWith: .failure) { _ = PairedComparison(gap: 0.5, failureProbability: 0) }
    await #expect(processExitsWith: .failure) { _ = PairedComparison(gap: 0.5, failureProbability: 1) }
  }
}
