import Learning
import NumericCore
import Report
import Worlds

/// Networks cut at every layer in turn: trained on one task up to the cut and on another above it.
///
/// Everything is trained on the target's examples by one plan, restarted for each network. Layers above a cut start from the same random
/// parameters and see the examples in the same order whatever lies below, so that two kinds of network differ in the lower layers alone.
///
/// Source: J. Yosinski, J. Clune, Y. Bengio and H. Lipson, "How transferable are features in deep neural networks?", NIPS (2014),
/// section 2.
struct LayerTransfer {
  private let shape: NetworkShape
  private let plan: TrainingPlan
  private let training: ClassifiedExamples
  private let test: ClassifiedExamples
  /// The parent of every stream of random numbers.
  private let source: RandomSource
  /// baseB, the network trained on the target alone.
  let base: Network
  private let baseAccuracy: Accuracy

  /// Trains baseB.
  init(
    _ shape: NetworkShape, as plan: TrainingPlan, on training: ClassifiedExamples, test: ClassifiedExamples,
    from source: RandomSource
  ) throws(TrainingError) {
    (self.shape, self.plan, self.training, self.test, self.source) = (shape, plan, training, test, source)
    base = try Self.network(shape, plan, training, "base", source)
    baseAccuracy = Accuracy(test: base.accuracy(on: test), training: base.accuracy(on: training))
  }

  /// A network of another task, which may need another number of epochs.
  func donor(trainedOn examples: ClassifiedExamples, _ name: String, epochCount: Int? = nil) throws(TrainingError) -> Network {
    let ownShape = NetworkShape(
      inputCount: shape.inputCount,
      layers: shape.layers.dropLast() + [NetworkShape.Layer(width: examples.classCount, activation: .identity)])
    var plan = plan
    plan.epochCount = epochCount ?? plan.epochCount
    return try Self.network(ownShape, plan, examples, name, source)
  }

  /// A network that nobody trained.
  var untrained: Network { Network(shape, drawnFrom: source.stream("random")) }

  /// Networks whose layers up to each cut are the donor's and stay so, while those above are trained.
  ///
  /// - Parameter examples: what the layers above are trained on; nil for the target's training examples.
  func frozen(
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
  func tuned(from donor: Network) throws(TrainingError) -> Curve {
    try curve { cut throws(TrainingError) in
      var network = fresh(cut).copyingLayers(cut, from: donor)
      try network.train(on: training, as: plan, shuffledBy: order(cut))
      return Accuracy(test: network.accuracy(on: test), training: network.accuracy(on: training))
    }
  }

  /// The random network whose layers above a cut are trained.
  private func fresh(_ cut: Int) -> Network { Network(shape, drawnFrom: source.stream("above \(cut) parameters")) }

  private func order(_ cut: Int) -> RandomSource { source.stream("above \(cut) order") }

  /// Cuts above each hidden layer: the output layer is never taken from elsewhere.
  private func curve(
    upTo lastCut: Int? = nil, _ accuracy: (_ cut: Int) throws(TrainingError) -> Accuracy
  ) throws(TrainingError) -> Curve {
    var cuts: [Accuracy] = []
    for cut in 1...(lastCut ?? shape.layers.count - 1) { cuts.append(try accuracy(cut)) }
    return Curve(base: baseAccuracy, cuts: cuts)
  }

  private static func network(
    _ shape: NetworkShape, _ plan: TrainingPlan, _ examples: ClassifiedExamples, _ name: String, _ source: RandomSource
  ) throws(TrainingError) -> Network {
    var network = Network(shape, drawnFrom: source.stream("\(name) parameters"))
    try network.train(on: examples, as: plan, shuffledBy: source.stream("\(name) order"))
    return network
  }
}

/// Two worlds of 20 glyphs each: the target's and the source's.
struct GlyphTasks {
  let target: GlyphWorld
  let others: GlyphWorld
  private let source: RandomSource

  init(_ source: RandomSource) {
    self.source = source
    target = GlyphWorld(classCount: 20, drawnFrom: source.stream("target glyphs"))
    others = GlyphWorld(classCount: 20, drawnFrom: source.stream("other glyphs"))
  }

  /// Networks for the target's glyphs; weight decay and step size are those of a search on seeds that no table uses.
  ///
  /// So many test images that the difference of two networks that disagree about one image in eight is known to 0.4 points.
  func transfer(
    _ options: NetworkOptions, _ step: StepOptions, trainingCount: Int, epochCount: Int, noise: Double = 0.2
  ) throws(TrainingError) -> LayerTransfer {
    try LayerTransfer(
      NetworkShape(
        inputCount: GlyphWorld.pixelCount, hidden: options.net, activation: .rectifier, classCount: target.classCount),
      as: TrainingPlan(stepSize: step.stepSize ?? 0.03, epochCount: epochCount, weightDecay: 3e-3),
      on: target.images(count: trainingCount, noise: noise, drawnFrom: source.stream("training")),
      test: target.images(count: 8000, noise: noise, drawnFrom: source.stream("test")), from: source)
  }

  /// Two images of each task of the equal halves, always the same.
  static let pictures: Figure = {
    let source = RandomSource(seed: 1).stream("pictures")
    let tasks = GlyphTasks(source)
    func pictures(_ name: String, _ images: ClassifiedExamples) -> [PictureGrid.Picture] {
      (0..<2).map { index in
        let row = images.inputs.row(index).map { 0.25 + 0.4 * Double($0) }
        return PictureGrid.Picture(
          "\(name) \(index + 1)",
          values: (0..<GlyphWorld.side).map { line in
            Array(row[line * GlyphWorld.side..<(line + 1) * GlyphWorld.side])
          })
      }
    }
    return Figure(
      title: "B, a similar A, and gratings: two classes of each", caption: "",
      content: .pictureGrid(
        PictureGrid(
          value: Axis("brightness", range: 0...1),
          rows: [
            .init(
              "",
              pictures: pictures("B", tasks.target.images(count: 2, drawnFrom: source))
                + pictures("A", tasks.others.images(count: 2, drawnFrom: source))
                + pictures("gratings", GratingWorld().images(count: 15, drawnFrom: source)))
          ])))
  }()
}
