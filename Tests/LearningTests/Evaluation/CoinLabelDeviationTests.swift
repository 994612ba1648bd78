import Learning
import NumericCore
import Testing

@Suite("The largest deviation of thresholds on coin labels")
struct CoinLabelDeviationTests {
  @Test("is that of all 2ⁿ labellings, enumerated", arguments: 1...11)
  func enumerated(n: Int) {
    let law = CoinLabelDeviation(sampleSize: n)
    let deviations = (0..<1 << n).map { mask -> Int in
      let labels = (0..<n).map { mask >> $0 & 1 == 1 }
      let risks = Thresholds(.below).risks(on: FiniteDomain(marginal: labels.map { _ in 1 }, labels: labels))
      // In units of 1/(2n): n − 2 × errors.
      return n - 2 * (risks.min() ?? 0)
    }
    for r in 0...n {
      let share = Double(deviations.count { $0 > r }) / Double(1 << n)
      #expect((law.probability(above: Double(r) / Double(2 * n)) - share).magnitude < 1e-12, "r = \(r)")
    }
    let mean = Double(deviations.reduce(0, +)) / Double(2 * n * deviations.count)
    #expect((law.mean - mean).magnitude < 1e-12)
  }

  @Test(
    "has the class's Rademacher complexity as its mean: the 2 of symmetrisation is lost", arguments: [1, 2, 7, 100, 1001, 30_000])
  func mean(n: Int) {
    #expect((CoinLabelDeviation(sampleSize: n).mean / RademacherComplexity.thresholds(pointCount: n) - 1).magnitude < 1e-9)
  }

  @Test("tends to Maxwell's law, χ of three degrees of freedom over 2√n")
  func limit() {
    let (law, chi) = (CoinLabelDeviation(sampleSize: 1_000_000), ChiSquaredDistribution(degreesOfFreedom: 3))
    for delta in [0.5, 0.05, 1e-3, 1e-6] {
      let limit = chi.upperQuantile(delta).squareRoot() / 2000
      #expect((law.quantile(failureProbability: delta) / limit - 1).magnitude < 0.002, "δ = \(delta)")
    }
  }

  @Test("A quantile is the least value that is exceeded rarely enough", arguments: [1, 10, 101, 1000])
  func quantile(n: Int) {
    let law = CoinLabelDeviation(sampleSize: n)
    for delta in [0.9, 0.5, 0.05, 1e-9] {
      let epsilon = law.quantile(failureProbability: delta)
      #expect(law.probability(above: epsilon) <= delta)
      #expect(epsilon < 1 / Double(n) || law.probability(above: epsilon - 1 / Double(n)) > delta)
    }
    #expect(law.probability(above: 0.5) == 0)
  }
}
