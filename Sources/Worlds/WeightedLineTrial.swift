public import Learning
public import NumericCore

/// What a line fitted to the source of ``CurvedRegressionWorld`` loses on the target, without weights and with, in the mean over
/// draws of the inputs; the noise is averaged out exactly.
public struct WeightedLineTrial: Codable, Sendable, Hashable {
  /// What the unweighted line loses.
  public let unweighted: CurvedRegressionWorld.LineExcess
  /// What the weighted line loses.
  public let weighted: CurvedRegressionWorld.LineExcess

  /// Draws inputs and fits both lines.
  ///
  /// - Parameters:
  ///   - count: the examples of a draw.
  ///   - weights: the weights of inputs of the source.
  /// - Precondition: there are two examples and a draw.
  public init(
    _ curve: CurvedRegressionWorld.Curve, count: Int, draws: Int = 50, weights: (Matrix) -> [Double], from random: RandomSource
  ) {
    let source = CurvedRegressionWorld(curvature: 1).source
    let pairs = (0..<draws).map { _ in
      let inputs = source.draws(count: count, from: random)
      return [Array(repeating: 1, count: count), weights(inputs)].map {
        CurvedRegressionWorld.lineExcess(of: curve, inputs: inputs.elements, weights: $0)
      }
    }
    func mean(_ side: Int) -> CurvedRegressionWorld.LineExcess {
      CurvedRegressionWorld.LineExcess(variance: pairs.map { $0[side].variance }.mean, misfit: pairs.map { $0[side].misfit }.mean)
    }
    (unweighted, weighted) = (mean(0), mean(1))
  }

  /// V: what weights add to the variance, noise 0.3.
  public var addedVariance: Double { weighted.variance - unweighted.variance }
  /// B: what weights remove of the misfit at curvature 1.
  public var removedMisfit: Double { unweighted.misfit - weighted.misfit }
  /// V − c²B, the change of the excess risk.
  public func change(curvature: Double) -> Double { addedVariance - curvature * curvature * removedMisfit }
}

/// What ten-fold cross-validation on a hundred source examples says of the target's risk of the unweighted line, where the truth is
/// −x + x³, in the mean over draws.
public struct LineValidationTrial: Codable, Sendable, Hashable {
  /// The risk of the line that was fitted to all examples.
  public private(set) var targetRisk = 0.0
  /// The estimate without weights.
  public private(set) var plain = 0.0
  /// The estimate with weights.
  public private(set) var weighted = 0.0

  /// Draws, fits and validates.
  ///
  /// - Parameter weights: the weights of inputs of the source.
  /// - Throws: ``LearningError`` where a line cannot be fitted.
  public init(draws: Int = 15, weights: (Matrix) -> [Double], from random: RandomSource) throws(LearningError) {
    let (world, count, share) = (CurvedRegressionWorld(curvature: 1), 100, 1 / Double(draws))
    var generator = random.stream("folds")
    for _ in 0..<draws {
      let sample = world.sample(count: count, from: random)
      let line = try RidgeRegression(sample, penalty: 0)
      let validation = try CrossValidation(
        sample, folds: try Folds(count: 10, exampleCount: count, using: &generator), loss: .squared,
        importanceWeights: weights(sample.features)
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
