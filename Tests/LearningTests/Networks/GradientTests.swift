import NumericCore
import Testing

@testable import Learning

/// Shapes: no hidden layer, one, a width of 1, widths beside multiples of 8, many layers.
private let hiddenWidths = [[], [7], [1], [8, 9], [6, 1, 6], [5, 5, 5, 5]]

@Suite("Forward and backward")
struct GradientTests {
  @Test("The outputs are those of the definition", arguments: Activation.allCases)
  func outputs(activation: Activation) {
    for (index, hidden) in hiddenWidths.enumerated() {
      let task = RandomTask(hidden: hidden, activation: activation, output: activation, seed: UInt64(index))
      let definition = NetworkDefinition(shape: task.network.shape)
      let outputs = task.network.outputs(of: task.examples.inputs)
      for (row, input) in task.inputRows.enumerated() {
        // Sums of fewer than 10 products of order 1, in 24-bit arithmetic, through five layers at most.
        for (fast, slow) in zip(outputs.row(row), definition.outputs(task.parameters, input)) {
          #expect(abs(Double(fast) - slow) < 1e-5 * (1 + abs(slow)), "\(task.network.shape), \(activation), row \(row)")
        }
      }
    }
  }

  @Test("The gradient of the cross-entropy is that of finite differences in double precision", arguments: Activation.allCases)
  func crossEntropy(activation: Activation) {
    for (index, hidden) in hiddenWidths.enumerated() {
      let task = RandomTask(hidden: hidden, activation: activation, seed: UInt64(100 + index))
      let definition = NetworkDefinition(shape: task.network.shape)
      var pass = Backpropagation(task.network.shape, capacity: 16)
      let batch = Array(0..<task.examples.count)[...]
      pass.forward(batch, of: task.examples.inputs, parameters: task.network.parameters)
      let loss = NetworkLoss.softmaxCrossEntropy(&pass.outputs, classCount: 4, classes: task.examples.classes, of: batch)
      pass.backward(parameters: task.network.parameters)
      let expected = definition.crossEntropy(task.parameters, task.inputRows, task.examples.classes)
      #expect(abs(Double(loss) - expected) < 1e-5 * (1 + expected))
      let slow = NetworkDefinition.gradient(at: task.parameters) {
        definition.crossEntropy($0, task.inputRows, task.examples.classes)
      }
      expectEqual(pass.gradient, slow, "\(task.network.shape), \(activation)")
    }
  }

  @Test("So is that of the squared loss, through a last layer that bends", arguments: Activation.allCases)
  func squared(activation: Activation) {
    for (index, hidden) in hiddenWidths.enumerated() {
      let task = RandomTask(hidden: hidden, activation: .tanh, output: activation, seed: UInt64(200 + index))
      let definition = NetworkDefinition(shape: task.network.shape)
      var pass = Backpropagation(task.network.shape, capacity: 9)
      let batch = Array(0..<task.examples.count)[...]
      pass.forward(batch, of: task.examples.inputs, parameters: task.network.parameters)
      let loss = NetworkLoss.squared(&pass.outputs, targets: task.targets, of: batch)
      pass.backward(parameters: task.network.parameters)
      let expected = definition.squaredLoss(task.parameters, task.inputRows, task.targetRows)
      #expect(abs(Double(loss) - expected) < 1e-5 * (1 + expected))
      let slow = NetworkDefinition.gradient(at: task.parameters) { definition.squaredLoss($0, task.inputRows, task.targetRows) }
      expectEqual(pass.gradient, slow, "\(task.network.shape), \(activation)")
    }
  }

  @Test("A smaller batch in the same buffers has the gradient of that batch alone")
  func partialBatch() {
    let task = RandomTask(hidden: [6, 7], activation: .rectifier, seed: 300)
    func gradient(capacity: Int, before: ArraySlice<Int>?) -> [Float] {
      var pass = Backpropagation(task.network.shape, capacity: capacity)
      for batch in [before, [4, 2, 7]].compactMap({ $0 }) {
        pass.forward(batch, of: task.examples.inputs, parameters: task.network.parameters)
        _ = NetworkLoss.softmaxCrossEntropy(&pass.outputs, classCount: 4, classes: task.examples.classes, of: batch)
        pass.backward(parameters: task.network.parameters)
      }
      return pass.gradient
    }
    #expect(gradient(capacity: 9, before: [0, 1, 2, 3, 4, 5, 6, 7, 8]) == gradient(capacity: 3, before: nil))
  }

  @Test("Logits far from 0 neither overflow nor change the softmax")
  func largeLogits() {
    for shift: Float in [-1e4, 0, 1e4] {
      var z: [Float] = [shift, shift + 1, shift + 2]
      let loss = NetworkLoss.softmaxCrossEntropy(&z, classCount: 3, classes: [2], of: [0])
      #expect(abs(loss - 0.4076059) < 2e-6, "shift \(shift)")
      #expect(abs(z[0] - 0.0900306) < 1e-6 && abs(z[2] - (0.6652410 - 1)) < 1e-6, "shift \(shift)")
    }
  }

  /// Each partial derivative is a mean of products whose rounding errors are a few 2⁻²⁴ of the largest.
  private func expectEqual(_ fast: [Float], _ slow: [Double], _ what: String) {
    #expect(fast.count == slow.count)
    let size = slow.reduce(1e-3) { max($0, abs($1)) }
    for (index, pair) in zip(fast, slow).enumerated() {
      #expect(abs(Double(pair.0) - pair.1) < 2e-5 * size, "\(what), parameter \(index)")
    }
  }
}
