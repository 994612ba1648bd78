import Learning
import NumericCore

/// Networks cut at every layer in turn: trained on one task up to the cut and on another above it.
///
/// Everything is trained on the target's examples by one plan, restarted for each network. Layers above a cut start from the same random
/// parameters and see the examples in the same order whatever lies below, so that two kinds of network differ in the lower layers alone.
///
/// Source: J. Yosinski, J. Clune, Y. Bengio and H. Lipson, "How transferable are features in deep neural networks?", NIPS (2014),
/// section 2.
struct LayerTransfer {
  let shape: NetworkShape
  let plan: TrainingPlan
  let training: ClassifiedExamples
  let test: ClassifiedExamples
  /// The parent of every stream of random numbers.
  let source: RandomSource

  /// The numbers of lower layers that a network can take from elsewhere: all hidden layers but none of the output.
  var cuts: ClosedRange<Int> { 1...shape.layers.count - 1 }

  /// A network of its own for the examples: baseB for the target's, a donor for others, which may need fewer epochs.
  func network(
    trainedOn examples: ClassifiedExamples, _ name: String, epochCount: Int? = nil
  ) throws(TrainingError) -> Network {
    let ownShape = NetworkShape(
      inputCount: shape.inputCount,
      layers: shape.layers.dropLast() + [NetworkShape.Layer(width: examples.classCount, activation: .identity)])
    var network = Network(ownShape, drawnFrom: source.stream("\(name) parameters"))
    var plan = plan
    plan.epochCount = epochCount ?? plan.epochCount
    try network.train(on: examples, as: plan, shuffledBy: source.stream("\(name) order"))
    return network
  }

  /// Accuracies, on the test and on the training examples, of networks whose layers up to each cut are the donor's and stay so.
  ///
  /// - Parameter examples: what the layers above are trained on; nil for the target's training examples.
  func frozen(from donor: Network, retrainingOn examples: ClassifiedExamples? = nil) throws(TrainingError) -> Curve {
    let training = examples ?? self.training
    let (trainingValues, testValues) = (donor.layerOutputs(of: training.inputs), donor.layerOutputs(of: test.inputs))
    return try curve { cut throws(TrainingError) in
      let features = training.replacingInputs(with: trainingValues[cut])
      var top = fresh(cut).dropFirst(cut)
      try top.train(on: features, as: plan, shuffledBy: order(cut))
      return (top.accuracy(on: test.replacingInputs(with: testValues[cut])), top.accuracy(on: features))
    }
  }

  /// Accuracies of networks that start from the donor's layers up to each cut and are then trained as a whole.
  func tuned(from donor: Network) throws(TrainingError) -> Curve {
    try curve { cut throws(TrainingError) in
      var network = fresh(cut).copyingLayers(cut, from: donor)
      try network.train(on: training, as: plan, shuffledBy: order(cut))
      return (network.accuracy(on: test), network.accuracy(on: training))
    }
  }

  /// The random network whose layers above a cut are trained.
  private func fresh(_ cut: Int) -> Network { Network(shape, drawnFrom: source.stream("above \(cut) parameters")) }

  private func order(_ cut: Int) -> RandomSource { source.stream("above \(cut) order") }

  private func curve(
    _ accuracies: (_ cut: Int) throws(TrainingError) -> (test: Double, training: Double)
  ) throws(TrainingError) -> Curve {
    var curve = Curve(test: [], training: [])
    for cut in cuts {
      let accuracy = try accuracies(cut)
      curve.test.append(accuracy.test)
      curve.training.append(accuracy.training)
    }
    return curve
  }
}

/// The accuracies of one kind of network of one seed, a cut each, from the first layer on.
struct Curve: Codable, Sendable, Hashable {
  /// On the test examples.
  var test: [Double]
  /// On the examples that the layers above the cut were trained on.
  var training: [Double]
}
