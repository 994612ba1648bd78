/// The layers of a network: how wide, and with which activation.
public struct NetworkShape: Sendable, Hashable {
  /// One layer.
  public struct Layer: Sendable, Hashable {
    /// The number of its outputs.
    public let width: Int
    /// What it applies to its sums.
    public let activation: Activation

    /// A layer.
    public init(width: Int, activation: Activation) {
      self.width = width
      self.activation = activation
    }
  }

  /// The number of inputs.
  public let inputCount: Int
  /// The layers, from the inputs on.
  public let layers: [Layer]

  /// A shape.
  ///
  /// - Precondition: there is a layer, and every count is positive.
  public init(inputCount: Int, layers: [Layer]) {
    precondition(!layers.isEmpty, "A network needs at least one layer.")
    precondition(inputCount > 0, "A network needs at least one input, not \(inputCount).")
    precondition(layers.allSatisfy { $0.width > 0 }, "Every layer of a network has a width of at least 1.")
    self.inputCount = inputCount
    self.layers = layers
  }

  /// A classifier: hidden layers of these widths with the same activation, and a linear layer whose outputs are the classes'
  /// logits.
  public init(inputCount: Int, hidden: [Int], activation: Activation, classCount: Int) {
    self.init(
      inputCount: inputCount,
      layers: hidden.map { Layer(width: $0, activation: activation) } + [Layer(width: classCount, activation: .identity)])
  }

  /// The number of outputs.
  public var outputCount: Int { width(of: layers.count) }

  /// The number of outputs of the first `layerCount` layers: that of the inputs for 0.
  public func width(of layerCount: Int) -> Int { layerCount == 0 ? inputCount : layers[layerCount - 1].width }

  /// The layers with the places of their parameters.
  var denseLayers: [DenseLayer] {
    var start = 0
    return layers.indices.map { index in
      let layer = DenseLayer(
        inputCount: width(of: index), outputCount: layers[index].width, activation: layers[index].activation, start: start)
      start = layer.parameterRange.upperBound
      return layer
    }
  }
}

extension NetworkShape: CustomStringConvertible {
  /// The widths from inputs to outputs, such as `144-64-64-20`.
  public var description: String { ([inputCount] + layers.map(\.width)).map(String.init).joined(separator: "-") }
}
