import Learning
import NumericCore
import Transfer

/// Networks that embed images, each trained on as many images: hidden layers of rectifiers, and a linear layer whose outputs are
/// the embedding.
///
/// Step sizes and weight decays are those with the best 5-way one-shot accuracy on three other seeds of the glyphs (1001 to
/// 1003, 80,000
/// images), from one grid: weight decays 0.001 … 0.02, step sizes 0.03 … 0.12 (momentum) or 0.003 … 0.012 (Adam). So were tuned the
/// classifier of 200 classes, 5 and 20 ways by distance, and both cosines. Classifiers of fewer classes use those of the one of
/// 200. On digits
/// the rates of episodes are from other splits of the same digits.
struct EmbeddingTraining {
  let base: ClassifiedExamples
  let hidden: [Int]
  let width: Int
  /// The images that a network sees, repetitions counted.
  let imageCount: Int
  /// η of training on episodes, or nil for each network's own.
  let stepSize: Double?
  let random: RandomSource

  private var shape: NetworkShape { Self.shape(inputCount: base.inputs.columnCount, hidden: hidden, width: width) }

  /// The shape of an embedding.
  static func shape(inputCount: Int, hidden: [Int], width: Int) -> NetworkShape {
    NetworkShape(inputCount: inputCount, hidden: hidden, activation: .rectifier, classCount: width)
  }

  /// An embedding that was trained to classify the classes of `examples` by a linear layer above it.
  func classifier(of examples: ClassifiedExamples) throws(TrainingError) -> Network {
    let whole = NetworkShape(
      inputCount: shape.inputCount, layers: shape.layers + [.init(width: examples.classCount, activation: .identity)])
    var network = Network(whole, drawnFrom: random.stream("parameters"))
    let plan = TrainingPlan(stepSize: 0.06, epochCount: max(1, imageCount / examples.count), weightDecay: 0.006)
    try network.train(on: examples, as: plan, shuffledBy: random.stream("order"))
    return network.prefix(shape.layers.count)
  }

  /// The size of the episodes that networks train on.
  static func shape(ways: Int, shots: Int) -> EpisodeShape { EpisodeShape(wayCount: ways, shotCount: shots, queryCount: 5) }

  /// The largest step size of Adam, and the weight decay.
  typealias Rates = (stepSize: Double, weightDecay: Double)

  /// An embedding that was trained on episodes of the base classes, with 5 queries a way.
  ///
  /// - Parameter rates: nil for those of the glyphs.
  func episodic(
    ways: Int, shots: Int, metric: PrototypeMetric = .squaredEuclidean, rates: Rates? = nil
  ) throws(EpisodicTrainingError) -> Network {
    let size = Self.shape(ways: ways, shots: shots)
    let rates = rates ?? Self.rates(ways: ways, metric)
    var network = Network(shape, drawnFrom: random.stream("parameters"))
    let plan = EpisodicTrainingPlan(
      shape: size, episodeCount: max(1, imageCount / (size.supportCount + size.totalQueryCount)), metric: metric,
      stepSize: stepSize ?? rates.stepSize, weightDecay: rates.weightDecay)
    try network.train(onEpisodesOf: base, as: plan, drawnFrom: random.stream("episodes"))
    return network
  }

  /// The rates of training on glyphs: between 5 ways and 20, the two that were tuned, those of the nearer.
  private static func rates(ways: Int, _ metric: PrototypeMetric) -> Rates {
    switch metric {
    case .squaredEuclidean: (0.006, ways > 10 ? 0.02 : 0.01)
    case .cosine(let scale): scale > 3 ? (0.006, 0.01) : (0.003, 0.001)
    }
  }

  /// The outputs of a network for `examples`, moved so that those of the base images have the mean 0.
  ///
  /// Distances do not change; the cosine has the origin that it needs.
  func features(of examples: ClassifiedExamples, _ network: Network) -> Matrix {
    Matrix(network.outputs(of: examples.inputs)).subtracting(rowwise: Matrix(network.outputs(of: base.inputs)).columnMeans)
  }
}
