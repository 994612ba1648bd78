public import NumericCore

/// Tasks whose labels ±1 are tossed by a coin, so that every predictor has the risk ½, and how much better the best of a class
/// believe themselves.
///
/// The loss is max(0, min(1, (1 − yŷ)/2)), of Lipschitz constant ½; it is linear where |ŷ| ≤ 1. The predictors are those that fit
/// the labels best in the linear class of ``MultitaskComplexity`` with features shared by the tasks, or with all features and
/// nothing shared. Where no prediction exceeds 1 their mean gap R − R̂ is exactly half of what the class attains on the coins. The
/// complexities are of other signs than the coins, so that a bound with them knows nothing of the labels that it is tried on.
public struct CoinTasks: Codable, Sendable, Hashable {
  /// An upper bound of the class's complexity on these inputs with k shared features, and the complexity of tasks that share
  /// nothing, both of one draw of signs.
  public let complexity, aloneComplexity: Double
  /// What the class with k shared features attains on the coins.
  public let attained: Double
  /// R − R̂ of the predictors that fit best, with shared features and without.
  public let gap, aloneGap: Double

  /// Of the loss.
  public static let lipschitz = 0.5

  /// Draws normal inputs of covariance 1 and coins for T tasks of n examples.
  ///
  /// - Parameter norm: b, of a task's vector.
  /// - Precondition: there is a task and an example, 1 ≤ k ≤ d, and b is not negative.
  public init(
    featureCount: Int, dimension: Int, taskCount: Int, sampleSize: Int, norm: Double, from random: RandomSource
  ) throws(NumericalError) {
    precondition(
      1...featureCount ~= dimension && taskCount > 0 && sampleSize > 0, "A task has an example, and shares one feature to all.")
    let inputs = (0..<taskCount).map { _ in random.normals(rowCount: sampleSize, columnCount: featureCount) }
    let labels = inputs.map { _ in (0..<sampleSize).map { _ in random.bernoulli(0.5) ? 1.0 : -1 } }
    let other = try MultitaskComplexity(inputs: inputs, norm: norm, draws: 1, from: random)
    complexity = other.value(dimension: dimension)
    aloneComplexity = other.attained(dimension: featureCount)
    attained = try MultitaskComplexity(inputs: inputs, norm: norm, signs: [labels]).attained(dimension: dimension)
    gap = try Self.gap(inputs, labels, norm: norm, dimension: dimension)
    aloneGap = try Self.gap(inputs, labels, norm: norm, dimension: featureCount)
  }

  private static func gap(
    _ inputs: [Matrix], _ labels: [[Double]], norm: Double, dimension: Int
  ) throws(NumericalError) -> Double {
    let predictors = try MultitaskComplexity.bestFit(inputs: inputs, labels: labels, norm: norm, dimension: dimension)
    var losses: [Double] = []
    for (task, predictor) in predictors.enumerated() {
      for (score, label) in zip(inputs[task].times(predictor), labels[task]) {
        losses.append(max(0, min(1, 0.5 - lipschitz * score * label)))
      }
    }
    return 0.5 - losses.mean
  }
}
