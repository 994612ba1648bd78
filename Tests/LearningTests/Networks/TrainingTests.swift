import Learning
import NumericCore
import Testing

@Suite("Training a network")
struct TrainingTests {
  /// Two steps of a rule written with one number a parameter, on the gradients of the definition.
  @Test("A step is the one that its optimiser's formula makes", arguments: [Optimizer.momentum(0.9), .momentum(0), .adam()])
  func steps(optimizer: Optimizer) throws {
    let task = RandomTask(hidden: [6], activation: .tanh, seed: 1)
    let (stepSize, decay) = (0.05, 0.01)
    var network = task.network
    let plan = TrainingPlan(
      stepSize: stepSize, epochCount: 3, batchSize: 9, schedule: .constant, optimizer: optimizer, weightDecay: decay)
    try network.train(on: task.examples, as: plan, shuffledBy: RandomSource(seed: 2))
    let definition = NetworkDefinition(shape: network.shape)
    var w = task.parameters
    var (m, s) = (w.map { _ in 0.0 }, w.map { _ in 0.0 })
    for step in 1...3 {
      let gradient = NetworkDefinition.gradient(at: w) { definition.crossEntropy($0, task.inputRows, task.examples.classes) }
      for index in w.indices {
        let g = gradient[index] + decay * w[index]
        switch optimizer {
        case .momentum(let momentum):
          m[index] = Double(momentum) * m[index] - stepSize * g
          w[index] += m[index]
        case .adam:
          m[index] = 0.9 * m[index] + 0.1 * g
          s[index] = 0.999 * s[index] + 0.001 * g * g
          let corrected = (m[index] / (1 - .pow(0.9, Double(step))), s[index] / (1 - .pow(0.999, Double(step))))
          w[index] -= stepSize * corrected.0 / (corrected.1.squareRoot() + 1e-8)
        }
      }
    }
    // Adam divides by √ŝ, which magnifies the rounding of small gradients.
    let tolerance = if case .adam = optimizer { 2e-3 } else { 1e-5 }
    for (fast, slow) in zip(network.parameters, w) { #expect(abs(Double(fast) - slow) < tolerance, "\(optimizer)") }
  }

  @Test("Frozen layers keep their parameters, and the others train as if they stood alone")
  func frozen() throws {
    let task = RandomTask(hidden: [6, 7, 8], activation: .rectifier, seed: 3)
    for count in 0...3 {
      var plan = TrainingPlan(stepSize: 0.1, epochCount: 4, batchSize: 4, weightDecay: 0.01, layerFactors: [1, 0.5, 2, 1])
      plan.frozenLayerCount = count
      var network = task.network
      try network.train(on: task.examples, as: plan, shuffledBy: RandomSource(seed: 4))
      var slow = task.network
      plan.frozenLayerCount = 0
      plan.layerFactors = (plan.layerFactors ?? []).enumerated().map { $0.offset < count ? 0 : $0.element }
      try slow.train(on: task.examples, as: plan, shuffledBy: RandomSource(seed: 4))
      #expect(network.parameters.prefix(network.frozenCount(count)) == task.network.parameters.prefix(network.frozenCount(count)))
      for (one, other) in zip(network.parameters, slow.parameters) { #expect(abs(one - other) < 1e-5, "\(count) frozen") }
    }
  }

  @Test("A network learns what it can: points inside and outside a circle")
  func learns() throws {
    let source = RandomSource(seed: 5)
    let points = source.normals(rowCount: 400, columnCount: 2)
    let classes = (0..<400).map { Double.hypot(points[$0, 0], points[$0, 1]) < 1.2 ? 1 : 0 }
    let examples = ClassifiedExamples(inputs: FloatMatrix(points), classes: classes, classCount: 2)
    for activation in [Activation.rectifier, .tanh, .inverseSquareRoot] {
      let shape = NetworkShape(inputCount: 2, hidden: [16], activation: activation, classCount: 2)
      var network = Network(shape, drawnFrom: source.stream("network"))
      let losses = try network.train(
        on: examples, as: TrainingPlan(stepSize: 0.1, epochCount: 40), shuffledBy: source.stream("order"))
      #expect(losses.count == 40)
      #expect(network.accuracy(on: examples) > 0.95, "\(activation)")
    }
  }

  @Test("The same seeds give the same network, and another order another")
  func reproducible() throws {
    let task = RandomTask(hidden: [6], activation: .rectifier, seed: 6)
    func trained(_ seed: UInt64) throws -> [Float] {
      var network = task.network
      try network.train(
        on: task.examples, as: TrainingPlan(stepSize: 0.1, epochCount: 3, batchSize: 2), shuffledBy: RandomSource(seed: seed))
      return network.parameters
    }
    #expect(try trained(7) == trained(7))
    #expect(try trained(7) != trained(8))
  }

  @Test("A step size that is too large throws, with the epoch and a smaller one to try", arguments: [1e3, 1e10, 1e30])
  func diverges(stepSize: Double) {
    let task = RandomTask(hidden: [8, 8], activation: .rectifier, seed: 9)
    var network = task.network
    let targets = task.targets
    #expect(throws: TrainingError.self) {
      try network.train(
        on: task.examples.inputs, targets: targets, as: TrainingPlan(stepSize: stepSize, epochCount: 20, schedule: .constant),
        shuffledBy: RandomSource(seed: 1))
    }
    #expect(
      "\(TrainingError.diverged(epoch: 3, stepSize: 2))"
        == "Training diverged in epoch 3 at step size 2.0; try a smaller one, such as 0.5.")
  }

  @Test("Parameters that overflow in the last step of the last epoch are found, though no loss tells")
  func divergesLast() {
    let task = RandomTask(hidden: [8], activation: .rectifier, seed: 9)
    var network = task.network
    let plan = TrainingPlan(stepSize: 1e300, epochCount: 1, batchSize: task.examples.count, schedule: .constant)
    let error = #expect(throws: TrainingError.self) {
      try network.train(on: task.examples, as: plan, shuffledBy: RandomSource(seed: 1))
    }
    #expect(error == .diverged(epoch: 1, stepSize: 1e300))
  }

  @Test("No epoch changes nothing")
  func noEpoch() throws {
    let task = RandomTask(hidden: [6], activation: .rectifier, seed: 10)
    var network = task.network
    let losses = try network.train(
      on: task.examples, as: TrainingPlan(stepSize: 1, epochCount: 0), shuffledBy: RandomSource(seed: 1))
    #expect(losses.isEmpty && network == task.network)
  }
}

extension Network {
  fileprivate func frozenCount(_ layerCount: Int) -> Int {
    layerCount == 0 ? 0 : parameterRange(ofLayer: layerCount - 1).upperBound
  }
}
