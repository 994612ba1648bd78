import Learning
import NumericCore
import Testing
import Transfer

@Suite("Networks cut at every layer")
struct LayerTransferTests {
  private let shape = NetworkShape(inputCount: 4, hidden: [6, 5, 6], activation: .rectifier, classCount: 3)
  private let plan = TrainingPlan(stepSize: 0.05, epochCount: 40, weightDecay: 1e-3)
  private let streams = RandomSource(seed: 5)

  /// Three classes around three centres.
  private func examples(count: Int, classCount: Int = 3, _ name: String) -> ClassifiedExamples {
    let random = streams.stream(name)
    let classes = (0..<count).map { $0 % classCount }
    let pixels = classes.flatMap { label in (0..<4).map { Float((label == $0 ? 1.5 : 0) + random.normal()) } }
    return ClassifiedExamples(
      inputs: .init(rowCount: count, columnCount: 4, elements: pixels), classes: classes, classCount: classCount)
  }

  private func transfer() throws -> LayerTransfer {
    try LayerTransfer(shape, as: plan, on: examples(count: 60, "training"), test: examples(count: 90, "test"), from: streams)
  }

  /// The whole network with the donor's layers below the cut, trained as `plan` says: the paper's words, transcribed.
  private func transcribed(_ donor: Network, cut: Int, freezing: Bool) throws -> (test: Double, training: Double) {
    var network = Network(shape, drawnFrom: streams.stream("above \(cut) parameters")).copyingLayers(cut, from: donor)
    var plan = plan
    plan.frozenLayerCount = freezing ? cut : 0
    let training = examples(count: 60, "training")
    try network.train(on: training, as: plan, shuffledBy: streams.stream("above \(cut) order"))
    return (network.accuracy(on: examples(count: 90, "test")), network.accuracy(on: training))
  }

  @Test("Frozen and tuned networks are those that a whole network with the donor's layers becomes", arguments: [true, false])
  func definition(freezing: Bool) throws {
    let transfer = try transfer()
    let others = try transfer.donor(trainedOn: examples(count: 80, classCount: 4, "others"), "donor", epochCount: 9)
    for donor in [transfer.base, others, transfer.untrained] {
      let curve = freezing ? try transfer.frozen(from: donor) : try transfer.tuned(from: donor)
      #expect(curve.cuts.count == 3)
      for (index, accuracy) in curve.cuts.enumerated() {
        let expected = try transcribed(donor, cut: index + 1, freezing: freezing)
        #expect(accuracy.test == expected.test && accuracy.training == expected.training, "cut \(index + 1)")
      }
    }
  }

  @Test("baseB is the network trained on the target alone, and stands beside every curve")
  func base() throws {
    let transfer = try transfer()
    let curve = try transfer.frozen(from: transfer.untrained, upTo: 1)
    #expect(curve.cuts.count == 1)
    #expect(curve.base.test == transfer.base.accuracy(on: examples(count: 90, "test")))
    #expect(curve.base.training == transfer.base.accuracy(on: examples(count: 60, "training")))
    #expect(curve.base.test > 0.5)  // Chance is a third.
  }

  @Test("The top learns what it is given: trained on other examples, its training accuracy is that on them")
  func otherExamples() throws {
    let transfer = try transfer()
    let relabelled = ClassifiedExamples(
      inputs: examples(count: 60, "training").inputs, classes: Array(repeating: 2, count: 60), classCount: 3)
    let curve = try transfer.frozen(from: transfer.base, retrainingOn: relabelled)
    #expect(curve.cuts.allSatisfy { $0.training > 0.95 })
    // All test examples are then of that class, too, as a third of them are.
    #expect(curve.cuts.allSatisfy { abs($0.test - 1.0 / 3) < 0.1 })
  }

  @Test("A training that diverges throws")
  func divergence() {
    #expect(throws: TrainingError.self) {
      try LayerTransfer(
        shape, as: TrainingPlan(stepSize: 1e5, epochCount: 5), on: examples(count: 60, "training"),
        test: examples(count: 90, "test"),
        from: streams)
    }
  }
}
