public import NumericCore

/// The buffers of one network's forward and backward passes over batches of at most `capacity` examples, allocated once.
///
///     var pass = Backpropagation(network.shape, capacity: 32)
///     pass.forward(order[0..<32], of: inputs, parameters: network.parameters)
///     // Turn pass.outputs, in place, into the gradient of the loss with respect to them; then
///     pass.backward(parameters: network.parameters)     // leaves pass.gradient
///
/// Whatever is a function of the outputs can so be minimised: a chapter's own loss needs its gradient with respect to the outputs
/// only.
public struct Backpropagation: Sendable {
  /// The largest batch.
  public let capacity: Int
  /// The gradient of the loss with respect to all parameters, after a backward pass.
  public private(set) var gradient: [Float]
  /// The outputs of the last layer after a forward pass, row by row, for the caller to turn into the loss's gradient with respect
  /// to them.
  public var outputs: [Float]

  private let layers: [DenseLayer]
  /// What each layer reads: the batch, then the values of each hidden layer.
  private var values: [[Float]]
  /// The gradient with respect to the sums of each hidden layer.
  private var deltas: [[Float]]
  /// The outputs as they were, which the last layer's derivative needs unless it is linear.
  private var lastValues: [Float]
  private var count = 0

  /// Buffers for a network of this shape.
  ///
  /// - Precondition: `capacity` is positive.
  public init(_ shape: NetworkShape, capacity: Int) {
    precondition(capacity > 0, "A batch holds at least one example.")
    self.capacity = capacity
    layers = shape.denseLayers
    gradient = Array(repeating: 0, count: layers.last?.parameterRange.upperBound ?? 0)
    values = layers.map { Array(repeating: 0, count: capacity * $0.inputCount) }
    deltas = layers.dropLast().map { Array(repeating: 0, count: capacity * $0.outputCount) }
    outputs = Array(repeating: 0, count: capacity * shape.outputCount)
    lastValues = outputs
  }

  /// The outputs for the rows of `inputs` with these indices.
  ///
  /// - Precondition: the batch is not empty and fits into the buffers.
  public mutating func forward(_ batch: ArraySlice<Int>, of inputs: FloatMatrix, parameters: [Float]) {
    precondition(!batch.isEmpty && batch.count <= capacity, "A batch of \(batch.count) is not within 1…\(capacity).")
    precondition(inputs.columnCount == layers[0].inputCount, "The network does not read \(inputs.columnCount) columns.")
    count = batch.count
    values[0].gatherRows(batch, of: inputs.elements, columnCount: inputs.columnCount)
    let last = layers.count - 1
    for index in 0..<last { layers[index].forward(values[index], count: count, parameters: parameters, into: &values[index + 1]) }
    layers[last].forward(values[last], count: count, parameters: parameters, into: &outputs)
    if layers[last].activation != .identity { lastValues.update(0..<outputs.count, with: outputs) { $1 } }
  }

  /// The gradient with respect to the parameters, from that with respect to the outputs, which ``outputs`` holds now.
  public mutating func backward(parameters: [Float]) {
    let last = layers.count - 1
    layers[last].activation.multiplyByDerivative(&outputs, 0..<count * layers[last].outputCount, values: lastValues)
    layers[last].parameterGradient(outputs, count: count, x: values[last], into: &gradient)
    passBack(outputs, through: last, parameters: parameters)
    for index in (0..<last).reversed() {
      layers[index].parameterGradient(deltas[index], count: count, x: values[index], into: &gradient)
      passBack(deltas[index], through: index, parameters: parameters)
    }
  }

  /// Makes of the gradient with respect to the sums of a layer that of the layer before, if there is one.
  private mutating func passBack(_ gradient: [Float], through index: Int, parameters: [Float]) {
    guard index > 0 else { return }
    layers[index].inputGradient(
      gradient, count: count, parameters: parameters, x: values[index], of: layers[index - 1].activation, into: &deltas[index - 1])
  }
}
