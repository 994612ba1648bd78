import Learning
import NumericCore
import Transfer
import Worlds

/// What a fitted line loses on the target, without weights and with, in the mean over draws of the inputs; the noise is averaged
/// out exactly.
struct LineTrial: Codable, Sendable, Hashable {
  typealias Excess = CurvedRegressionWorld.LineExcess
  typealias Curve = CurvedRegressionWorld.Curve

  /// How often a seed draws the inputs.
  static let repetitions = 50

  let unweighted: Excess
  let weighted: Excess

  init(_ curve: Curve, count: Int, from random: RandomSource) {
    let world = CurvedRegressionWorld(curvature: 1)
    let ratio = GaussianDensityRatio(source: world.source, target: world.target)
    let pairs = (0..<Self.repetitions).map { _ in
      let inputs = world.source.draws(count: count, from: random)
      let ones = [Double](repeating: 1, count: count)
      return [ones, ratio.weights(of: inputs).values].map {
        CurvedRegressionWorld.lineExcess(of: curve, inputs: inputs.elements, weights: $0)
      }
    }
    func mean(_ side: Int) -> Excess {
      Excess(variance: pairs.map { $0[side].variance }.mean, misfit: pairs.map { $0[side].misfit }.mean)
    }
    (unweighted, weighted) = (mean(0), mean(1))
  }

  /// V: what weights add to the variance, noise 0.3.
  var addedVariance: Double { weighted.variance - unweighted.variance }
  /// B: what weights remove of the misfit at curvature 1.
  var removedMisfit: Double { unweighted.misfit - weighted.misfit }
  /// V − c²B, the change of the excess risk.
  func change(curvature: Double) -> Double { addedVariance - curvature * curvature * removedMisfit }
}

/// What cross-validation on the source says of the target's risk of the unweighted line, c = 1 and n = 100, in the mean over draws.
struct ValidationTrial: Codable, Sendable, Hashable {
  static let repetitions = 15

  private(set) var targetRisk = 0.0
  private(set) var plain = 0.0
  private(set) var weighted = 0.0

  init(from random: RandomSource) throws(LearningError) {
    let (world, count, share) = (CurvedRegressionWorld(curvature: 1), 100, 1 / Double(Self.repetitions))
    let ratio = GaussianDensityRatio(source: world.source, target: world.target)
    var generator = random.stream("folds")
    for _ in 0..<Self.repetitions {
      let sample = world.sample(count: count, from: random)
      let line = try RidgeRegression(sample, penalty: 0)
      let validation = try CrossValidation(
        sample, folds: try Folds(count: 10, exampleCount: count, using: &generator), loss: .squared,
        importanceWeights: ratio.weights(of: sample.features).values
      ) { (training, features) throws(LearningError) in
        try RidgeRegression(training, penalty: 0).scores(of: features)
      }
      let noise = CurvedRegressionWorld.noise * CurvedRegressionWorld.noise
      targetRisk += share * (world.targetExcess(intercept: line.intercept, slope: line.coefficients[0]) + noise)
      plain += share * validation.losses.mean
      weighted += share * validation.risk
    }
  }
}
