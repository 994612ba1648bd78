public import NumericCore

/// A network of dense layers: a shape and its parameters, a value like any other.
///
///     let shape = NetworkShape(inputCount: 144, hidden: [64, 64], activation: .rectifier, classCount: 20)
///     var network = Network(shape, drawnFrom: source.stream("network"))
///     try network.train(on: images, as: TrainingPlan(stepSize: 0.03, epochCount: 25), shuffledBy: source.stream("order"))
///     let share = network.accuracy(on: otherImages)
public struct Network: Sendable, Hashable {
  /// The layers.
  public let shape: NetworkShape
  /// All parameters: for each layer its weights (inputs × outputs, row by row), then its biases.
  public internal(set) var parameters: [Float]
  /// The layers with the places of their parameters.
  let layers: [DenseLayer]

  /// A network from its parameters.
  ///
  /// - Precondition: there are as many as the shape has.
  public init(_ shape: NetworkShape, parameters: [Float]) {
    self.shape = shape
    self.parameters = parameters
    layers = shape.denseLayers
    let count = layers.last?.parameterRange.upperBound ?? 0
    precondition(parameters.count == count, "A network \(shape) has \(count) parameters, not \(parameters.count).")
  }

  /// A network with random weights and biases 0.
  ///
  /// Weights are normal with variance 2 / inputs in rectifier layers, because a rectifier halves the second moment of its sums, and
  /// 1 / inputs elsewhere.
  ///
  /// Source: K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", ICCV (2015), equation 10.
  public init(_ shape: NetworkShape, drawnFrom source: RandomSource) {
    var parameters: [Float] = []
    for layer in shape.denseLayers {
      let scale = ((layer.activation == .rectifier ? 2 : 1) / Double(layer.inputCount)).squareRoot()
      parameters += source.normals(count: layer.inputCount * layer.outputCount).map { Float(scale * $0) }
      parameters += Array(repeating: 0, count: layer.outputCount)
    }
    self.init(shape, parameters: parameters)
  }

  /// The number of layers.
  public var layerCount: Int { layers.count }

  /// Where the parameters of layer `index` lie, counted from 0.
  public func parameterRange(ofLayer index: Int) -> Range<Int> { layers[index].parameterRange }
}

// MARK: - Parts

extension Network {
  /// The network of the first `count` layers.
  ///
  /// - Precondition: `count` is positive and at most the number of layers.
  public func prefix(_ count: Int) -> Network {
    precondition(count > 0 && count <= layerCount, "A network of \(layerCount) layers has no first \(count).")
    return Network(
      NetworkShape(inputCount: shape.inputCount, layers: Array(shape.layers.prefix(count))),
      parameters: Array(parameters[..<layers[count - 1].parameterRange.upperBound]))
  }

  /// The network of the layers after the first `count`; its inputs are the outputs of those.
  ///
  /// - Precondition: `count` is not negative and less than the number of layers.
  public func dropFirst(_ count: Int) -> Network {
    precondition(count >= 0 && count < layerCount, "A network of \(layerCount) layers has none after the first \(count).")
    return Network(
      NetworkShape(inputCount: shape.width(of: count), layers: Array(shape.layers.dropFirst(count))),
      parameters: Array(parameters[layers[count].start...]))
  }

  /// This network followed by `top`, whose inputs are this one's outputs.
  ///
  /// - Precondition: the widths agree.
  public func followed(by top: Network) -> Network {
    precondition(
      shape.outputCount == top.shape.inputCount,
      "A network of \(shape.outputCount) outputs cannot feed one of \(top.shape.inputCount) inputs.")
    return Network(
      NetworkShape(inputCount: shape.inputCount, layers: shape.layers + top.shape.layers),
      parameters: parameters + top.parameters)
  }

  /// This network with its first `count` layers copied from `source`.
  ///
  /// - Precondition: those layers have the same shape in both.
  public func copyingLayers(_ count: Int, from source: Network) -> Network {
    guard count > 0 else { return self }
    return count == layerCount ? source.prefix(count) : source.prefix(count).followed(by: dropFirst(count))
  }
}

// MARK: - Outputs

extension Network {
  /// The outputs for each row of `inputs`.
  ///
  /// - Precondition: the inputs have as many columns as the network has inputs.
  public func outputs(of inputs: FloatMatrix) -> FloatMatrix { layerOutputs(of: inputs)[layerCount] }

  /// The inputs, followed by the outputs of every layer.
  ///
  /// What a frozen layer gives is computed once and then serves as the inputs of the layers that train.
  ///
  /// - Precondition: the inputs have as many columns as the network has inputs.
  public func layerOutputs(of inputs: FloatMatrix) -> [FloatMatrix] {
    precondition(
      inputs.columnCount == shape.inputCount, "A network of \(shape.inputCount) inputs cannot read \(inputs.columnCount) columns.")
    return layers.reduce(into: [inputs]) { results, layer in
      var y = Array(repeating: Float(0), count: inputs.rowCount * layer.outputCount)
      layer.forward(results[results.count - 1].elements, count: inputs.rowCount, parameters: parameters, into: &y)
      results.append(FloatMatrix(rowCount: inputs.rowCount, columnCount: layer.outputCount, elements: y))
    }
  }

  /// The class of the largest output for each row of `inputs`; the first of equals.
  public func predictedClasses(of inputs: FloatMatrix) -> [Int] { outputs(of: inputs).largestColumns }

  /// The share of examples whose class has the largest output.
  ///
  /// - Precondition: there is an example.
  public func accuracy(on examples: ClassifiedExamples) -> Double {
    precondition(examples.count > 0, "An accuracy needs at least one example.")
    let right = zip(predictedClasses(of: examples.inputs), examples.classes).count { $0 == $1 }
    return Double(right) / Double(examples.count)
  }
}
