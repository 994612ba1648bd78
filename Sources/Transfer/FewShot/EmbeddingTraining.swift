public import Learning
public import NumericCore

/// Networks that embed examples, each trained on as many: hidden layers of rectifiers, and a linear layer whose outputs are the
/// embedding.
///
/// All start from the same random parameters, so that they differ by how they are trained alone.
public struct EmbeddingTraining {
  /// The size of the steps, at most, and the weight decay.
  public typealias Rates = (stepSize: Double, weightDecay: Double)

  /// The labelled examples of the base classes.
  public let base: ClassifiedExamples
  /// The layers of an embedding.
  public let shape: NetworkShape
  /// The examples that a network sees, repetitions counted.
  public let imageCount: Int
  private let random: RandomSource

  /// A training on base classes.
  public init(base: ClassifiedExamples, shape: NetworkShape, imageCount: Int, random: RandomSource) {
    (self.base, self.shape, self.imageCount, self.random) = (base, shape, imageCount, random)
  }

  /// An embedding that was trained to classify the classes of `examples` by a linear layer above it, which is taken off.
  ///
  /// - Throws: ``TrainingError`` where the training diverges.
  public func classifier(of examples: ClassifiedExamples, _ rates: Rates) throws(TrainingError) -> Network {
    let whole = NetworkShape(
      inputCount: shape.inputCount, layers: shape.layers + [.init(width: examples.classCount, activation: .identity)])
    var network = Network(whole, drawnFrom: random.stream("parameters"))
    let plan = TrainingPlan(
      stepSize: rates.stepSize, epochCount: max(1, imageCount / examples.count), weightDecay: rates.weightDecay)
    try network.train(on: examples, as: plan, shuffledBy: random.stream("order"))
    return network.prefix(shape.layers.count)
  }

  /// An embedding that was trained on episodes of the base classes, to classify their queries by prototypes.
  ///
  /// - Throws: ``EpisodicTrainingError`` where no episode can be drawn, or the training diverges.
  public func episodic(
    _ size: EpisodeShape, metric: PrototypeMetric = .squaredEuclidean, _ rates: Rates
  ) throws(EpisodicTrainingError) -> Network {
    var network = Network(shape, drawnFrom: random.stream("parameters"))
    let plan = EpisodicTrainingPlan(
      shape: size, episodeCount: max(1, imageCount / (size.supportCount + size.totalQueryCount)), metric: metric,
      stepSize: rates.stepSize, weightDecay: rates.weightDecay)
    try network.train(onEpisodesOf: base, as: plan, drawnFrom: random.stream("episodes"))
    return network
  }

  /// The outputs of a network for `examples`, moved so that those of the base examples have the mean 0.
  ///
  /// Distances do not change; the cosine has the origin that it needs.
  public func features(of examples: ClassifiedExamples, _ network: Network) -> Matrix {
    Matrix(network.outputs(of: examples.inputs)).subtracting(rowwise: Matrix(network.outputs(of: base.inputs)).columnMeans)
  }
}
