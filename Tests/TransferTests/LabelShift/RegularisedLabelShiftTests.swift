import NumericCore
import Testing
import Transfer

@Suite("Regularised learning under label shift")
struct RegularisedLabelShiftTests {
  private static let good = ConfusionMatrix(joint: Matrix(rows: [[0.4, 0.05], [0.1, 0.45]]))
  private static let blind = ConfusionMatrix(joint: Matrix(rows: [[0.25, 0.25], [0.25, 0.25]]))

  @Test(
    "LS-09: the solutions of the oracle",
    arguments: [
      (good, [0.27, 0.73], 0.05, 1.0, [-0.5142857142857142, 0.5142857142857142], 0.036365491603879585, .unpenalised),
      (good, [0.27, 0.73], 0.2, 0.5, [-0.5142857142857142, 0.5142857142857142], 0.14546196641551834, .unpenalised),
      (good, [0.27, 0.73], 0.8, 1.0, [0, 0], 0.2545584412271571, .unweighted),
      (blind, [0.52, 0.48], 0.01, 1.0, [0, 0], 0.0282842712474619, .unweighted),
    ] as [(ConfusionMatrix, [Double], Double, Double, [Double], Double, RegularisedLabelShift.Regime)])
  func oracle(
    confusion: ConfusionMatrix, predicted: [Double], penalty: Double, trust: Double, deviations: [Double], objective: Double,
    regime: RegularisedLabelShift.Regime
  ) throws {
    let found = try RegularisedLabelShift(confusion: confusion, predictedShares: predicted, penalty: penalty, trust: trust)
    #expect(found.regime == regime && found.deviations.subtracting(deviations).norm < 1e-10)
    #expect((found.objective - objective).magnitude < 1e-10)
    #expect(found.weights.subtracting(deviations.map { 1 + trust * $0 }).norm < 1e-10)
  }

  @Test("No other deviations have a smaller objective, and every regime occurs")
  func minimum() throws {
    let random = RandomSource(seed: 7)
    var regimes: Set<RegularisedLabelShift.Regime> = []
    for _ in 0..<300 {
      let joint = random.dirichlet([0.8, 0.3, 0.3, 0.3, 0.8, 0.3, 0.3, 0.3, 0.8])
      let confusion = ConfusionMatrix(joint: Matrix(rowCount: 3, columnCount: 3, elements: joint))
      let (predicted, penalty) = (random.dirichlet([1, 1, 1]), 0.3 * random.uniform() * random.uniform())
      let found = try RegularisedLabelShift(confusion: confusion, predictedShares: predicted, penalty: penalty)
      regimes.insert(found.regime)
      let difference = predicted.subtracting(confusion.predictedShares)
      func objective(_ deviations: [Double]) -> Double {
        confusion.joint.times(deviations).subtracting(difference).norm + penalty * deviations.norm
      }
      for scale in [1e-4, 0.01, 1] {
        let other = found.deviations.map { $0 + scale * random.uniform(in: -1...1) }
        #expect(objective(other) >= found.objective - 1e-12)
      }
    }
    #expect(regimes == [.unweighted, .shrunk, .unpenalised])
  }
}
