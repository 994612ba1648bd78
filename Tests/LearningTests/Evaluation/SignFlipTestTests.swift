import Learning
import NumericCore
import Testing

@Suite("The exact paired permutation test")
struct SignFlipTestTests {
  @Test("It is the share of all sign patterns whose sum is as extreme, for random differences of up to 10 units")
  func enumeration() {
    let random = RandomSource(seed: 1)
    for trial in 0..<100 {
      let differences = (0..<random.integer(below: 11)).map { _ in random.integer(below: 7) - 3 }
      let observed = differences.reduce(0, +)
      let sums = (0..<1 << differences.count).map { signs in
        differences.enumerated().reduce(0) { $0 + (signs >> $1.offset & 1 == 1 ? -$1.element : $1.element) }
      }
      let test = SignFlipTest(differences: differences)
      // Powers of two, summed exactly.
      #expect(test.upperProbability == Double(sums.count { $0 >= observed }) / Double(sums.count), "trial \(trial)")
      #expect(test.lowerProbability == Double(sums.count { $0 <= observed }) / Double(sums.count), "trial \(trial)")
    }
  }

  @Test("Differences that all have one sign have probability 2⁻ⁿ, those of zero tell nothing, and sides exchange with the sign")
  func ends() {
    #expect(SignFlipTest(differences: [1, 2, 1, 3, 1]).upperProbability == 1.0 / 32)
    #expect(SignFlipTest(differences: [0, 0, 0]).upperProbability == 1 && SignFlipTest(differences: []).lowerProbability == 1)
    let test = SignFlipTest(differences: [2, -1, 1, 0, 2])
    #expect(SignFlipTest(differences: [-2, 1, -1, 0, -2]).lowerProbability == test.upperProbability)
    #expect(test.upperProbability + test.lowerProbability > 1)
  }

  @Test("Under its hypothesis it rejects at 5 % in at most 5 % of runs")
  func level() {
    let random = RandomSource(seed: 2)
    let rejections = (0..<4000).count { _ in
      SignFlipTest(differences: (0..<8).map { _ in random.integer(below: 5) - 2 }).upperProbability <= 0.05
    }
    // Hoeffding: 4,000 runs exceed their mean by 0.042 of them with probability exp(−2 · 4000 · 0.042²) < 1e-6.
    #expect(Double(rejections) / 4000 <= 0.05 + 0.042)
  }
}
