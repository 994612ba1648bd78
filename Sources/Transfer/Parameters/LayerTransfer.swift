public import Learning
public import NumericCore

/// Networks cut at every layer in turn: trained on one task up to the cut and on another above it.
///
/// Everything is trained on the target's examples by one plan, restarted for each network. Layers above a cut start from the same
/// random parameters and see the examples in the same order whatever lies below, so that two kinds of network differ in the lower
/// layers alone.
///
/// - `frozen(from: base)` is the selffer network BnB of the paper, `tuned(from: base)` its BnB⁺; from another task's network they
///   are AnB and AnB⁺.
///
/// Source: J. Yosinski, J. Clune, Y. Bengio and H. Lipson, "How transferable are features in deep neural networks?", NIPS (2014),
/// section 2.
public struct LayerTransfer {
  /// Shares of examples whose class a network names right, in 0…1.
  public struct Accuracy: Codable, Sendable, Hashable {
    /// On the test examples.
    public let test: Double
    /// On the examples that its trained layers were trained on.
    public let training: Double
  }

  /// One kind of network, cut after each layer in turn, beside the baseB that it is compared with.
  public struct Curve: Codable, Sendable, Hashable {
    /// baseB.
    public let base: Accuracy
    /// By cut, from the first layer on.
    public let cuts: [Accuracy]
  }

  private let shape: NetworkShape
  private let plan: TrainingPlan
  private let training: ClassifiedExamples
  private let test: ClassifiedExamples
  /// The parent of every stream of random numbers.
  private let random: RandomSource
  /// baseB, the network trained on the target alone.
  public let base: Network
  private let baseAccuracy: Accuracy

  /// Trains baseB.
  ///
  /// - Parameters:
  ///   - shape: of baseB and of all networks that are cut; it has a hidden layer.
  ///   - random: the parent of every stream of random numbers: parameters, orders of the examples.
  /// - Throws: ``TrainingError`` when training diverges, here and below.
  public init(
    _ shape: NetworkShape, as plan: TrainingPlan, on training: ClassifiedExamples, test: ClassifiedExamples,
    from random: RandomSource
  ) throws(TrainingError) {
    (self.shape, self.plan, self.training, self.test, self.random) = (shape, plan, training, test, random)
    base = try Self.network(shape, plan, training, "base", random)
    baseAccuracy = Accuracy(test: base.accuracy(on: test), training: base.accuracy(on: training))
  }

  /// A network of another task, which may have other classes and need another number of epochs.
  ///
  /// - Parameter name: tells its random numbers from those of other donors.
  public func donor(trainedOn examples: ClassifiedExamples, _ name: String, epochCount: Int? = nil) throws(TrainingError) -> Network
  {
    let ownShape = NetworkShape(
      inputCount: shape.inputCount,
      layers: shape.layers.dropLast() + [NetworkShape.Layer(width: examples.classCount, activation: .identity)])
    var plan = plan
    plan.epochCount = epochCount ?? plan.epochCount
    return try Self.network(ownShape, plan, examples, name, random)
  }

  /// A network that nobody trained.
  public var untrained: Network { Network(shape, drawnFrom: random.stream("random")) }

  /// Networks whose layers up to each cut are the donor's and stay so, while those above are trained.
  ///
  /// What the frozen layers give is computed once.
  ///
  /// - Parameters:
  ///   - examples: what the layers above are trained on; nil for the target's training examples.
  ///   - lastCut: the last cut to try; nil for the one below the output layer.
  public func frozen(
    from donor: Network, retrainingOn examples: ClassifiedExamples? = nil, upTo lastCut: Int? = nil
  ) throws(TrainingError) -> Curve {
    let training = examples ?? self.training
    let (trainingValues, testValues) = (donor.layerOutputs(of: training.inputs), donor.layerOutputs(of: test.inputs))
    return try curve(upTo: lastCut) { cut throws(TrainingError) in
      let features = training.replacingInputs(with: trainingValues[cut])
      var top = fresh(cut).dropFirst(cut)
      try top.train(on: features, as: plan, shuffledBy: order(cut))
      return Accuracy(test: top.accuracy(on: test.replacingInputs(with: testValues[cut])), training: top.accuracy(on: features))
    }
  }

  /// Networks that start from the donor's layers up to each cut and are then trained as a whole.
  public func tuned(from donor: Network) throws(TrainingError) -> Curve {
    try curve { cut throws(TrainingError) in
      var network = fresh(cut).copyingLayers(cut, from: donor)
      try network.train(on: training, as: plan, shuffledBy: order(cut))
      return Accuracy(test: network.accuracy(on: test), training: network.accuracy(on: training))
    }
  }

  /// The random network whose layers above a cut are trained: the same whatever lies below.
  private func fresh(_ cut: Int) -> Network { Network(shape, drawnFrom: random.stream("above \(cut) parameters")) }

  private func order(_ cut: Int) -> RandomSource { random.stream("above \(cut) order") }

  /// Cuts above each hidden layer: the output layer is never taken from elsewhere.
  private func curve(
    upTo lastCut: Int? = nil, _ accuracy: (_ cut: Int) throws(TrainingError) -> Accuracy
  ) throws(TrainingError) -> Curve {
    var cuts: [Accuracy] = []
    for cut in 1...(lastCut ?? shape.layers.count - 1) { cuts.append(try accuracy(cut)) }
    return Curve(base: baseAccuracy, cuts: cuts)
  }

  private static func network(
    _ shape: NetworkShape, _ plan: TrainingPlan, _ examples: ClassifiedExamples, _ name: String, _ random: RandomSource
  ) throws(TrainingError) -> Network {
    var network = Network(shape, drawnFrom: random.stream("\(name) parameters"))
    try network.train(on: examples, as: plan, shuffledBy: random.stream("\(name) order"))
    return network
  }
}
