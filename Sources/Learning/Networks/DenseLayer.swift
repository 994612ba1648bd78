internal import NumericCore

/// One dense layer, forward and backward, on a batch X whose rows are examples:
///
///     Y = φ(X W + 1 bᵀ),   W: inputs × outputs,   b: outputs.
///
/// Its parameters lie in the one array of its network, W from `start` on row by row, then b. The buffers are the caller's and may
/// be longer than the batch. A layer of another kind — a convolution, a normalisation — is these same three functions with other
/// sums.
struct DenseLayer: Sendable, Hashable {
  let inputCount: Int
  let outputCount: Int
  let activation: Activation
  /// Where the layer's parameters begin in the network's array.
  let start: Int

  /// Where b begins.
  var biasStart: Int { start + inputCount * outputCount }
  /// Where all its parameters lie.
  var parameterRange: Range<Int> { start..<biasStart + outputCount }

  /// Forward: Y = φ(X W + 1 bᵀ).
  func forward(_ x: [Float], count: Int, parameters: [Float], into y: inout [Float]) {
    SinglePrecisionProduct(rows: count, inner: inputCount, columns: outputCount).multiply(
      x, parameters, from: start, adding: parameters, from: biasStart, rectifying: activation == .rectifier, into: &y)
    activation.apply(toProduct: &y, 0..<count * outputCount)
  }

  /// Backward, to the parameters, with D the gradient of the loss with respect to the sums X W + 1 bᵀ: ∂W = Xᵀ D, ∂b = Dᵀ 1.
  func parameterGradient(_ d: [Float], count: Int, x: [Float], into gradient: inout [Float]) {
    SinglePrecisionProduct(rows: inputCount, inner: count, columns: outputCount, transposingLeft: true)
      .multiply(x, d, into: &gradient, at: start)
    gradient.sumColumns(of: d, rowCount: count, columnCount: outputCount, at: biasStart)
  }

  /// Backward, to the sums of the layer before, which has this activation and the values X: (D Wᵀ) ⊙ φ′.
  func inputGradient(
    _ d: [Float], count: Int, parameters: [Float], x: [Float], of activation: Activation, into dx: inout [Float]
  ) {
    let product = SinglePrecisionProduct(rows: count, inner: outputCount, columns: inputCount, transposingRight: true)
    if activation == .rectifier {
      product.multiply(d, parameters, from: start, wherePositive: x, into: &dx)
    } else {
      product.multiply(d, from: 0, parameters, from: start, into: &dx)
      activation.multiplyByDerivative(&dx, 0..<count * inputCount, values: x)
    }
  }
}
