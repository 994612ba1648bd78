import Learning
import Testing

@Suite("The hypothesis of least empirical risk, exactly")
struct EmpiricalRiskSelectionTests {
  @Test(
    "known selections among risks 1/4, 3/10, 2/5",
    arguments: [
      (1, [0.78, 0.175, 0.045]), (5, [0.62782189408125, 0.271991838671875, 0.100186267246875]),
      (12, [0.6352788741839265, 0.2840432347987537, 0.08067789101731974]),
      (50, [0.735605761984414, 0.244492666672686, 0.01990157134290002]),
      (200, [0.8804389755807034, 0.11938095681198334, 0.00018006760731323308]),
    ])
  func known(examples: Int, probabilities: [Double]) {
    let selection = EmpiricalRiskSelection(risks: [0.25, 0.3, 0.4], examples: examples)
    #expect(zip(selection.probabilities, probabilities).allSatisfy { abs($0 - $1) < 1e-12 })
    let excess = zip(probabilities, [0.0, 0.05, 0.15]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(selection.expectedRisk - 0.25 - excess) < 1e-12)
  }

  @Test("one against equals agrees with the general form", arguments: [0, 1, 7, 30])
  func oneAgainstEquals(examples: Int) {
    for count in [0, 1, 5, 40] {
      let selection = EmpiricalRiskSelection(risks: Array(repeating: 0.5, count: count) + [0.1], examples: examples)
      let one = EmpiricalRiskSelection.probability(ofLast: 0.1, against: 0.5, count: count, examples: examples)
      #expect(abs(selection.probabilities[count] - one) < 1e-12)
      #expect(abs(selection.probabilities.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test(
    "one against many equals, as computed with 60 digits",
    arguments: [
      (1000, 0.45, 1023, 0.45884400699978173), (300, 0.4, 1_000_000, 0.07813517596366276), (4000, 0.49, 63, 0.16028335369346683),
    ]
  )
  func manyEquals(examples: Int, risk: Double, count: Int, probability: Double) {
    let one = EmpiricalRiskSelection.probability(ofLast: risk, against: 0.5, count: count, examples: examples)
    #expect(abs(one / probability - 1) < 1e-13)
  }

  @Test("one against others that always err, or never, is chosen always, or where it never errs itself", arguments: [0, 1, 20])
  func certain(examples: Int) {
    #expect(EmpiricalRiskSelection.probability(ofLast: 0.25, against: 0, count: 3, examples: examples) == 0)
    let chosen = EmpiricalRiskSelection.probability(ofLast: 0.25, against: 1, count: 3, examples: examples)
    #expect(abs(chosen - (1 - Double.pow(0.25, Double(examples)))) < 1e-15)
  }
}
