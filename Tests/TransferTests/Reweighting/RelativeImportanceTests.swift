import Learning
import NumericCore
import Testing
import Transfer

@Suite("Relative weights and the doubly robust estimate")
struct RelativeImportanceTests {
  private func domains(seed: UInt64) -> (source: Matrix, target: Matrix) {
    let random = RandomSource(seed: seed)
    return (random.normals(rowCount: 60, columnCount: 2), 0.5 * random.normals(rowCount: 40, columnCount: 2))
  }

  @Test("With α = 0 it is uLSIF", arguments: [1, 2, 3] as [UInt64])
  func zeroRelativity(seed: UInt64) throws {
    let (source, target) = domains(seed: seed)
    let relative = try RelativeImportanceFitting(
      source: source, target: target, relativity: 0, bandwidth: 0.7, penalty: 0.1, centreLimit: 20)
    let plain = try LeastSquaresImportanceFitting(source: source, target: target, bandwidth: 0.7, penalty: 0.1, centreLimit: 20)
    #expect(relative.coefficients == plain.coefficients)
    #expect(relative.weights(of: source) == plain.weights(of: source))
  }

  @Test("The coefficients solve the regularised system wherever none was rounded up to 0", arguments: [0.1, 0.5, 0.9])
  func stationarity(relativity: Double) throws {
    // One centre: θ = ĥ/(Ĥ + λ), written out as the paper has it.
    let (source, target) = domains(seed: 4)
    let fit = try RelativeImportanceFitting(
      source: source, target: target, relativity: relativity, bandwidth: 0.7, penalty: 0.1, centreLimit: 1)
    func basis(_ features: Matrix) -> [Double] {
      (0..<features.rowCount).map { row in
        let distance = (0..<2).reduce(0) { $0 + (features[row, $1] - target[0, $1]) * (features[row, $1] - target[0, $1]) }
        return Double.exp(-distance / (2 * 0.7 * 0.7))
      }
    }
    let (atSource, atTarget) = (basis(source), basis(target))
    let second = relativity * atTarget.dot(atTarget) / 40 + (1 - relativity) * atSource.dot(atSource) / 60
    #expect((fit.coefficients[0] - atTarget.mean / (second + 0.1)).magnitude < 1e-12)
    #expect(zip(fit.weights(of: source).values, atSource).allSatisfy { ($0 - fit.coefficients[0] * $1).magnitude < 1e-12 })
  }

  @Test("On a large sample it comes near the true relative ratio, and the mean over the mixture is 1")
  func consistency() throws {
    let random = RandomSource(seed: 5)
    let source = random.normals(rowCount: 4000, columnCount: 1)
    let target = Matrix(rowCount: 4000, columnCount: 1, elements: random.normals(count: 4000).map { 0.5 + 0.7 * $0 })
    let ratio = GaussianDensityRatio(
      source: MultivariateNormal(mean: [0], choleskyFactor: .identity(1)),
      target: MultivariateNormal(mean: [0.5], choleskyFactor: Matrix(diagonal: [0.7])))
    let fit = try RelativeImportanceFitting(
      source: source, target: target, relativity: 0.3, bandwidth: 0.5, penalty: 1e-2, centreLimit: 40)
    let (estimated, truth) = (fit.weights(of: source).values, ratio.weights(of: source).relative(to: 0.3).values)
    let difference = estimated.subtracting(truth)
    // The ratio has values up to 1/0.3; the sample of 4000 leaves a few hundredths.
    #expect((difference.dot(difference) / 4000).squareRoot() < 0.12)
    let mixture = 0.3 * fit.weights(of: target).mean + 0.7 * fit.weights(of: source).mean
    #expect((mixture - 1).magnitude < 0.05)
  }

  @Test("Relative weights are bounded by 1/α, rise with w, and are w for α = 0", arguments: [0.01, 0.2, 0.9])
  func bound(relativity: Double) {
    let weights = ImportanceWeights([0, 1e-9, 0.5, 1, 3, 1e6, 1e300])
    let relative = weights.relative(to: relativity).values
    #expect(relative.allSatisfy { $0 <= 1 / relativity * (1 + 4 * .ulpOfOne) })
    #expect(relative == relative.sorted() && (relative[3] - 1).magnitude < 1e-15)
    #expect(weights.relative(to: 0) == weights)
  }

  @Test("The doubly robust mean is right where the weights or the model are, and off by the product of the errors otherwise")
  func doublyRobust() {
    // Every point of a source and of a target with equal masses once: means over them are expectations.
    let (weights, losses) = ([0.5, 1.5, 1.0, 1.0], [1.0, 3, 2, 6])
    let target = [0, 1, 1, 1, 2, 2, 3, 3]
    let truth = target.map { losses[$0] }.mean
    #expect((zip(weights, losses).map(*).mean - truth).magnitude < 1e-15)
    func estimate(_ weights: [Double], _ model: [Double]) -> Double {
      ImportanceWeights(weights).doublyRobustRisk(losses: losses, predicted: model, targetPredicted: target.map { model[$0] })
    }
    let (wrongModel, wrongWeights) = ([0.0, 5, 1, 1], [2.0, 1, 1, 0])
    #expect((estimate(weights, wrongModel) - truth).magnitude < 1e-15)
    #expect((estimate(wrongWeights, losses) - truth).magnitude < 1e-15)
    let (weightErrors, modelErrors) = (zip(wrongWeights, weights).map(-), zip(losses, wrongModel).map(-))
    let product = zip(weightErrors, modelErrors).map(*).mean
    #expect((estimate(wrongWeights, wrongModel) - truth - product).magnitude < 1e-15 && product != 0)
  }
}
