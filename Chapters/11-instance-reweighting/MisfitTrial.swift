import Learning
import NumericCore
import Transfer
import Worlds

/// Shimodaira's two by two for one seed: a line where the truth is a cubic or a line, fitted without and with weights; and what
/// cross-validation says of the unweighted fit.
struct MisfitTrial: Codable, Sendable, Hashable {
  /// The means over this seed's repetitions for one truth.
  struct Cell: Codable, Sendable, Hashable {
    var unweighted = 0.0
    var weighted = 0.0
    /// The risk of the unweighted fit on the target, noise included.
    var targetRisk = 0.0
    var crossValidation = 0.0
    var weightedCrossValidation = 0.0
  }

  /// The number of labelled source examples.
  static let sampleCount = 100
  /// How often a seed repeats the experiment.
  static let repetitions = 5

  /// The truth is a cubic: the line is misspecified.
  let wrongModel: Cell
  /// The truth is a line.
  let rightModel: Cell

  init(seed: UInt64) throws(LearningError) {
    let random = RandomSource(seed: seed).stream("misfit")
    wrongModel = try Self.cell(CurvedRegressionWorld(curvature: 1), from: random.stream("wrong"))
    rightModel = try Self.cell(CurvedRegressionWorld(curvature: 0), from: random.stream("right"))
  }

  private static func cell(_ world: CurvedRegressionWorld, from random: RandomSource) throws(LearningError) -> Cell {
    var (cell, generator) = (Cell(), random.stream("folds"))
    let ratio = GaussianDensityRatio(source: world.source, target: world.target)
    let share = 1 / Double(repetitions)
    for _ in 0..<repetitions {
      let sample = world.sample(count: sampleCount, from: random)
      let weights = ratio.weights(of: sample.features)
      let plain = try RidgeRegression(sample, penalty: 0)
      let weighted = try RidgeRegression(sample.weighted(by: weights), penalty: 0)
      let excess = world.targetExcess(intercept: plain.intercept, slope: plain.coefficients[0])
      let folds = try Folds(count: 10, exampleCount: sampleCount, using: &generator)
      let validation = try CrossValidation(
        sample, folds: folds, loss: .squared, importanceWeights: weights.values
      ) { (training, features) throws(LearningError) in
        try RidgeRegression(training, penalty: 0).scores(of: features)
      }
      cell.unweighted += share * excess
      cell.weighted += share * world.targetExcess(intercept: weighted.intercept, slope: weighted.coefficients[0])
      cell.targetRisk += share * (excess + CurvedRegressionWorld.noise * CurvedRegressionWorld.noise)
      cell.crossValidation += share * validation.losses.mean
      cell.weightedCrossValidation += share * validation.risk
    }
    return cell
  }
}
