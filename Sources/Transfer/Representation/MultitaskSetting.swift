internal import Learning
public import NumericCore

/// T linear tasks of n examples with d normal features, of which they share k dimensions, and vectors of norm b at most: what the
/// theory of ``MultitaskComplexity`` says of them.
public struct MultitaskSetting: Sendable, Hashable {
  /// d, k, n and T.
  public let featureCount, dimension, sampleSize, taskCount: Int
  /// b.
  public let norm: Double

  /// A setting; with b = ½ most predictions are within ±1, where the loss of ``CoinTasks`` is linear.
  ///
  /// - Precondition: 1 ≤ k ≤ d, there is a task and an example, and b is not negative.
  public init(featureCount: Int, dimension: Int, sampleSize: Int, taskCount: Int, norm: Double = 0.5) {
    precondition(
      1...featureCount ~= dimension && sampleSize > 0 && taskCount > 0 && norm >= 0,
      "A task has an example, and shares one feature to all.")
    (self.featureCount, self.dimension, self.sampleSize) = (featureCount, dimension, sampleSize)
    (self.taskCount, self.norm) = (taskCount, norm)
  }

  /// b √(k/n): what k known features cost.
  public var knownFeatureComplexity: Double { norm * (Double(dimension) / Double(sampleSize)).squareRoot() }

  /// b √(k/n) (1 + √(d/T)), which the mean complexity does not exceed.
  public var complexityBound: Double {
    knownFeatureComplexity * (1 + (Double(featureCount) / Double(taskCount)).squareRoot())
  }

  /// 2 L R̂ad + 3 √(ln(2/δ)/(2nT)) for this complexity of the sample and the loss of ``CoinTasks``: what R − R̂ exceeds with
  /// probability δ at most.
  ///
  /// - Precondition: 0 < δ < 1.
  public func deviation(_ complexity: Double, failureProbability: Double) -> Double {
    empiricalRademacherDeviation(
      complexity: CoinTasks.lipschitz * complexity, sampleSize: sampleSize * taskCount, failureProbability: failureProbability)
  }

  /// Draws the tasks, with labels that a coin has tossed.
  ///
  /// - Throws: `NumericalError` of the decompositions.
  public func coins(from random: RandomSource) throws(NumericalError) -> CoinTasks {
    try CoinTasks(
      featureCount: featureCount, dimension: dimension, taskCount: taskCount, sampleSize: sampleSize, norm: norm, from: random)
  }
}
