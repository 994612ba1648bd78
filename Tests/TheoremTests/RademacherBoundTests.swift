import Learning
import NumericCore
import Testing
import Worlds

@Suite("R(h) ≤ R̂(h) + 2 Rad + √(ln(1/δ)/(2n)), for every h at once")
struct RademacherBoundTests {
  private func deviation(_ n: Int, _ delta: Double) -> Double {
    rademacherDeviation(
      complexity: RademacherComplexity.thresholds(pointCount: n), sampleSize: n, failureProbability: delta)
  }

  @Test("law: thresholds on coin labels, exactly, down to δ = 10⁻¹⁰⁰", arguments: [10, 100, 1000, 10_000])
  func law(n: Int) {
    let law = CoinLabelDeviation(sampleSize: n)
    for delta in [0.9, 0.5, 0.05, 1e-3, 1e-12, 1e-100] {
      #expect(law.probability(above: deviation(n, delta)) <= delta, "δ = \(delta)")
    }
  }

  @Test("nearly tight: of the root no more than a tenth could be missing, for small δ")
  func tight() {
    let (n, delta) = (10_000, 1e-100)
    let (law, root) = (CoinLabelDeviation(sampleSize: n), hoeffdingDeviation(squaredRange: 1 / 10_000, failureProbability: 1e-100))
    #expect(law.probability(above: deviation(n, delta) - 2 * RademacherComplexity.thresholds(pointCount: n) - 0.1 * root) > delta)
  }

  @Test("ends: a class of one hypothesis has complexity 0, all labellings ½")
  func ends() {
    let one = FiniteClass(labelings: [[true, false, true]])
    #expect(RademacherComplexity.exact(of: one, pointCount: 3) == 0)
    let all = FiniteClass(labelings: (0..<8).map { bits in (0..<3).map { bits >> $0 & 1 == 1 } })
    #expect(RademacherComplexity.exact(of: all, pointCount: 3) == Rational(1, 2))
  }

  @Test("necessity: one fixed hypothesis deviates less than the best of the class, and without 2 Rad the bound fails")
  func necessity() {
    let (n, delta) = (1000, 0.05)
    let law = CoinLabelDeviation(sampleSize: n)
    #expect(law.probability(above: hoeffdingDeviation(squaredRange: 1 / Double(n), failureProbability: delta)) > delta)
  }
}
