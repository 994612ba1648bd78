import Learning
import NumericCore
import Testing

@Suite("Networks as values")
struct NetworkTests {
  @Test("A network is its first layers followed by the others")
  func parts() {
    let task = RandomTask(hidden: [6, 7, 8], activation: .tanh, seed: 1)
    for count in 1...3 {
      let (bottom, top) = (task.network.prefix(count), task.network.dropFirst(count))
      #expect(bottom.followed(by: top) == task.network)
      #expect(top.outputs(of: bottom.outputs(of: task.examples.inputs)) == task.network.outputs(of: task.examples.inputs))
    }
    #expect(task.network.dropFirst(0) == task.network && task.network.prefix(4) == task.network)
  }

  @Test("Copying layers takes the lower ones from the source and keeps the others")
  func copying() {
    let (one, other) = (
      RandomTask(hidden: [6, 7, 8], activation: .tanh, seed: 2).network,
      RandomTask(hidden: [6, 7, 8], activation: .tanh, seed: 3).network
    )
    for count in 0...4 {
      let mixed = one.copyingLayers(count, from: other)
      for layer in 0..<4 {
        let range = one.parameterRange(ofLayer: layer)
        #expect(mixed.parameters[range] == (layer < count ? other : one).parameters[range], "\(count) copied, layer \(layer)")
      }
    }
  }

  @Test("Random weights have the variance that their activation asks for", arguments: Activation.allCases)
  func initialisation(activation: Activation) {
    let shape = NetworkShape(inputCount: 100, layers: [.init(width: 200, activation: activation)])
    let network = Network(shape, drawnFrom: RandomSource(seed: 4))
    let weights = network.parameters.prefix(20_000).map { Double($0) }
    let variance = weights.reduce(0) { $0 + $1 * $1 } / 20_000
    // The relative deviation of a variance of 20,000 normal numbers is 1 %; five of them are passed with probability 6e-7.
    #expect(abs(variance * 100 / (activation == .rectifier ? 2 : 1) - 1) < 0.05)
    #expect(network.parameters.suffix(200).allSatisfy { $0 == 0 })
  }

  @Test("The schedules are their formulas")
  func schedules() {
    let cosine = StepSizeSchedule.cosine
    #expect(cosine.factor(atStep: 0, of: 10) == 1 && abs(cosine.factor(atStep: 5, of: 10) - 0.5) < 1e-15)
    let steps = StepSizeSchedule.steps(at: [0.5, 0.75], factor: 0.1)
    #expect([0, 4, 5, 7, 8].map { steps.factor(atStep: $0, of: 10) } == [1, 1, 0.1, 0.1, 0.1 * 0.1])
    let warm = StepSizeSchedule.warmUp(share: 0.4, then: .constant)
    #expect((0..<6).map { warm.factor(atStep: $0, of: 10) } == [0.2, 0.4, 0.6, 0.8, 1, 1])
    #expect(StepSizeSchedule.constant.factor(atStep: 9, of: 10) == 1)
  }
}
