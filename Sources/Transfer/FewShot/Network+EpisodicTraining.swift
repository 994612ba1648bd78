public import Learning
public import NumericCore

extension Network {
  /// Trains the network as an embedding: each step draws an episode and lowers the loss of classifying its queries by prototypes.
  ///
  /// Returns the loss of every episode before its step.
  ///
  /// Source: J. Snell, K. Swersky and R. Zemel, "Prototypical networks for few-shot learning", NIPS 30 (2017), algorithm 1.
  ///
  /// - Throws: ``EpisodicTrainingError`` where no episode of this size can be drawn, or where the loss exceeds a thousand times
  ///   that of a uniform guess.
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
    var optimizer = OptimizerState(plan.descent.optimizer, parameterCount: parameters.count)
    let limit = 1000 * Double.log(Double(max(plan.shape.wayCount, 2)))
    var losses: [Double] = []
    for step in 0..<plan.episodeCount {
      let episode = sampler.episode(drawnFrom: source)
      pass.forward((episode.support + episode.queries)[...], of: examples.inputs, parameters: parameters)
      losses.append(Double(loss.replaceByGradient(&pass.outputs)))
      guard losses[step] < limit else { throw .diverged(episode: step + 1, stepSize: plan.descent.stepSize) }
      pass.backward(parameters: parameters)
      optimizer.beginStep()
      optimizer.step(
        &parameters, 0..<parameters.count, gradient: pass.gradient,
        stepSize: Float(plan.descent.stepSize(atStep: step, of: plan.episodeCount)), weightDecay: Float(plan.descent.weightDecay))
    }
    guard parameters.allSatisfy({ $0.isFinite }) else {
      throw .diverged(episode: plan.episodeCount, stepSize: plan.descent.stepSize)
    }
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
