/// How a network is trained: everything but the examples and the order in which they are drawn.
public struct TrainingPlan: Sendable, Hashable {
  /// The steps.
  public var descent: Descent
  /// How often every example is used.
  public var epochCount: Int
  /// The examples of a step; the last batch of an epoch may be smaller.
  public var batchSize: Int
  /// A factor of the step size for each layer, from the inputs on; nil for 1 throughout.
  public var layerFactors: [Double]?
  /// How many layers, from the inputs on, keep their parameters.
  public var frozenLayerCount: Int

  /// A plan.
  ///
  /// - Precondition: `epochCount` and `frozenLayerCount` are not negative, `batchSize` and `stepSize` are positive, `weightDecay`
  ///   is not negative.
  public init(
    stepSize: Double, epochCount: Int, batchSize: Int = 32, schedule: StepSizeSchedule = .cosine,
    optimizer: Optimizer = .momentum(0.9), weightDecay: Double = 0, layerFactors: [Double]? = nil, frozenLayerCount: Int = 0
  ) {
    precondition(epochCount >= 0, "A number of epochs is not negative.")
    precondition(batchSize > 0, "A batch holds at least one example.")
    precondition(frozenLayerCount >= 0, "A number of frozen layers is not negative.")
    descent = Descent(stepSize: stepSize, schedule: schedule, optimizer: optimizer, weightDecay: weightDecay)
    self.epochCount = epochCount
    self.batchSize = batchSize
    self.layerFactors = layerFactors
    self.frozenLayerCount = frozenLayerCount
  }
}

/// Why a network could not be trained.
public enum TrainingError: Error, Sendable, Hashable {
  /// The loss overflowed or grew beyond any use in this epoch, counted from 1.
  case diverged(epoch: Int, stepSize: Double)
}

extension TrainingError: CustomStringConvertible {
  /// A sentence for a person: what happened, and what to try.
  public var description: String {
    switch self {
    case .diverged(let epoch, let stepSize):
      "Training diverged in epoch \(epoch) at step size \(stepSize); try a smaller one, such as \(stepSize / 4)."
    }
  }
}
