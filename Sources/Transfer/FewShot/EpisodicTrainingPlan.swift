public import Learning

/// How a network is trained on episodes.
public struct EpisodicTrainingPlan: Sendable, Hashable {
  /// The size of the episodes.
  public var shape: EpisodeShape
  /// The number of episodes, a step each.
  public var episodeCount: Int
  /// How a query and a prototype are compared.
  public var metric: PrototypeMetric
  /// The steps.
  public var descent: Descent

  /// A plan.
  ///
  /// - Precondition: the step size is positive, and neither the number of episodes nor the weight decay is negative.
  public init(
    shape: EpisodeShape, episodeCount: Int, metric: PrototypeMetric = .squaredEuclidean, stepSize: Double,
    schedule: StepSizeSchedule = .cosine, optimizer: Optimizer = .adam(), weightDecay: Double = 0
  ) {
    precondition(episodeCount >= 0, "A number of episodes is not negative.")
    self.shape = shape
    self.episodeCount = episodeCount
    self.metric = metric
    descent = Descent(stepSize: stepSize, schedule: schedule, optimizer: optimizer, weightDecay: weightDecay)
  }
}
