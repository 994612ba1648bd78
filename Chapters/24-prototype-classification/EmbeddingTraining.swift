import Learning
import NumericCore
import Transfer

/// Networks that embed images, each trained on as many images: hidden layers of rectifiers, and a linear layer whose outputs are the embedding.
///
/// Step sizes and weight decays are those with the best one-shot accuracy on three seeds that no run uses by itself (1001 to 1003), each
/// out of a grid of as many: steps 0.06, 0.1 (descent with momentum) or 0.003, 0.006, 0.012 (Adam), decays 0.001 to 0.02.
struct EmbeddingTraining {
  let base: ClassifiedExamples
  let hidden: [Int]
  let width: Int
  /// The images that a network sees, repetitions counted.
  let imageCount: Int
  /// η of training on episodes, or nil for each network's own.
  let stepSize: Double?
  let source: RandomSource

  /// The shape of the embedding.
  private var shape: NetworkShape {
    NetworkShape(
      inputCount: base.inputs.columnCount,
      layers: hidden.map { .init(width: $0, activation: .rectifier) } + [.init(width: width, activation: .identity)])
  }

  /// An embedding that was trained to classify the classes of `examples` by a linear layer above it.
  func classifier(of examples: ClassifiedExamples) throws(TrainingError) -> Network {
    let whole = NetworkShape(
      inputCount: shape.inputCount, layers: shape.layers + [.init(width: examples.classCount, activation: .identity)])
    var network = Network(whole, drawnFrom: source.stream("parameters"))
    let plan = TrainingPlan(stepSize: 0.06, epochCount: max(1, imageCount / examples.count), weightDecay: 0.006)
    try network.train(on: examples, as: plan, shuffledBy: source.stream("order"))
    return network.prefix(shape.layers.count)
  }

  /// An embedding that was trained on episodes of the base classes, with 5 queries a way.
  func episodic(
    ways: Int, shots: Int, metric: PrototypeMetric = .squaredEuclidean, stepSize: Double, weightDecay: Double
  ) throws(EpisodicTrainingError) -> Network {
    let size = EpisodeShape(wayCount: ways, shotCount: shots, queryCount: 5)
    var network = Network(shape, drawnFrom: source.stream("parameters"))
    let plan = EpisodicTrainingPlan(
      shape: size, episodeCount: max(1, imageCount / (size.supportCount + size.totalQueryCount)), metric: metric,
      stepSize: self.stepSize ?? stepSize, weightDecay: weightDecay)
    try network.train(onEpisodesOf: base, as: plan, drawnFrom: source.stream("episodes"))
    return network
  }

  /// The outputs of a network for `examples`, moved so that those of the base images have the mean 0.
  ///
  /// Distances do not change; the cosine has the origin that it needs.
  func features(of examples: ClassifiedExamples, _ network: Network) -> Matrix {
    Matrix(network.outputs(of: examples.inputs)).subtracting(rowwise: Matrix(network.outputs(of: base.inputs)).columnMeans)
  }
}
