public import Learning
public import NumericCore

/// How a network is trained on episodes.
public struct EpisodicTrainingPlan: Sendable, Hashable {
  /// The size of the episodes.
  public var shape: EpisodeShape
  /// The number of episodes, a step each.
  public var episodeCount: Int
  /// How a query and a prototype are compared.
  public var metric: PrototypeMetric
  /// The step size η before its schedule.
  public var stepSize: Double
  /// How the step size changes.
  public var schedule: StepSizeSchedule
  /// The rule of a step.
  public var optimizer: Optimizer
  /// λ, the strength of the penalty ½ λ ‖w‖² on all weights and biases.
  public var weightDecay: Double

  /// A plan.
  ///
  /// - Precondition: the step size is positive, and neither the number of episodes nor the weight decay is negative.
  public init(
    shape: EpisodeShape, episodeCount: Int, metric: PrototypeMetric = .squaredEuclidean, stepSize: Double,
    schedule: StepSizeSchedule = .cosine, optimizer: Optimizer = .adam(), weightDecay: Double = 0
  ) {
    precondition(stepSize > 0, "A step size is positive, and \(stepSize) is not.")
    precondition(episodeCount >= 0 && weightDecay >= 0, "Neither a number of episodes nor a weight decay is negative.")
    self.shape = shape
    self.episodeCount = episodeCount
    self.metric = metric
    self.stepSize = stepSize
    self.schedule = schedule
    self.optimizer = optimizer
    self.weightDecay = weightDecay
  }
}

extension Network {
  /// Trains the network as an embedding: each step draws an episode and lowers the loss of classifying its queries by prototypes.
  ///
  /// Returns the loss of every episode before its step.
  ///
  /// Source: J. Snell, K. Swersky and R. Zemel, "Prototypical networks for few-shot learning", NIPS 30 (2017), algorithm 1.
  ///
  /// - Throws: ``EpisodicTrainingError`` where no episode of this size can be drawn, or where the loss exceeds a thousand times that of a uniform
  ///   guess.
  /// - Precondition: the network reads the inputs.
  /// - Complexity: O(*e* *n* *p*) for *e* episodes of *n* examples on *p* parameters
  @discardableResult
  public mutating func train(
    onEpisodesOf examples: ClassifiedExamples, as plan: EpisodicTrainingPlan, drawnFrom source: RandomSource
  ) throws(EpisodicTrainingError) -> [Double] {
    let sampler: EpisodeSampler
    do {
      sampler = try EpisodeSampler(classes: examples.classes, classCount: examples.classCount, shape: plan.shape)
    } catch {
      throw .episode(error)
    }
    var parameters = parameters
    var pass = Backpropagation(shape, capacity: plan.shape.supportCount + plan.shape.totalQueryCount)
    var loss = PrototypicalLoss(plan.shape, width: shape.outputCount, metric: plan.metric)
    var optimizer = OptimizerState(plan.optimizer, parameterCount: parameters.count)
    let limit = 1000 * Double.log(Double(max(plan.shape.wayCount, 2)))
    var losses: [Double] = []
    for step in 0..<plan.episodeCount {
      let episode = sampler.episode(drawnFrom: source)
      pass.forward((episode.support + episode.queries)[...], of: examples.inputs, parameters: parameters)
      losses.append(Double(loss.replaceByGradient(&pass.outputs)))
      guard losses[step] < limit else { throw .diverged(episode: step + 1, stepSize: plan.stepSize) }
      pass.backward(parameters: parameters)
      optimizer.beginStep()
      optimizer.step(
        &parameters, 0..<parameters.count, gradient: pass.gradient,
        stepSize: Float(plan.stepSize * plan.schedule.factor(atStep: step, of: plan.episodeCount)),
        weightDecay: Float(plan.weightDecay))
    }
    guard parameters.allSatisfy({ $0.isFinite }) else { throw .diverged(episode: plan.episodeCount, stepSize: plan.stepSize) }
    self = Network(shape, parameters: parameters)
    return losses
  }
}

/// Why a network could not be trained on episodes.
public enum EpisodicTrainingError: Error, Sendable, Hashable {
  /// No episode of the plan's size can be drawn.
  case episode(EpisodeError)
  /// The loss overflowed or grew beyond any use in this episode, counted from 1.
  case diverged(episode: Int, stepSize: Double)
}

extension EpisodicTrainingError: CustomStringConvertible {
  /// A sentence for a person: what happened, and what to try.
  public var description: String {
    switch self {
    case .episode(let error): error.description
    case .diverged(let episode, let stepSize):
      "Training diverged in episode \(episode) at step size \(stepSize); try a smaller one, such as \(stepSize / 4)."
    }
  }
}
