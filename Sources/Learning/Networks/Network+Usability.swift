/// Why nothing can be computed with the parameters of a network, whatever wrote them.
public enum NetworkDefect: Sendable, Hashable {
  /// A parameter of this layer, counted from 1, is NaN or infinite.
  case notFinite(layer: Int)
  /// The sums of this layer, counted from 1, can be so large that squares of them are no single-precision numbers.
  case overflowing(layer: Int)
  /// All inputs have the same outputs, or outputs so near that squares of their differences are 0.
  case constant
}

extension NetworkDefect: CustomStringConvertible {
  /// The end of a sentence that begins with the network.
  public var description: String {
    switch self {
    case .notFinite(let layer): "has a parameter in layer \(layer) that is not a finite number"
    case .overflowing(let layer): "has parameters in layer \(layer) that are too large to compute with"
    case .constant: "gives the same outputs for all inputs"
    }
  }
}

extension Network {
  /// What keeps the network from telling inputs between −1 and 1 apart; nil where these bounds find nothing.
  ///
  /// Each layer's sums z = x W + b lie between b + Σ min(lᵢ wᵢ, uᵢ wᵢ) and b + Σ max(lᵢ wᵢ, uᵢ wᵢ) where its inputs lie between l
  /// and u. Activations are monotone, so that they take the ends of one range to the ends of the next. The bounds are wider than
  /// what the inputs of any data reach.
  ///
  /// - Complexity: O(*p*) for *p* parameters.
  public var defect: NetworkDefect? {
    var bounds = Array(repeating: (lower: -1.0, upper: 1.0), count: shape.inputCount)
    for (index, layer) in layers.enumerated() {
      guard parameters[layer.parameterRange].allSatisfy(\.isFinite) else { return .notFinite(layer: index + 1) }
      var sums = parameters[layer.biasStart..<layer.parameterRange.upperBound].map { (lower: Double($0), upper: Double($0)) }
      for (input, range) in bounds.enumerated() {
        for output in sums.indices {
          let weight = Double(parameters[layer.start + input * layer.outputCount + output])
          let ends = (range.lower * weight, range.upper * weight)
          sums[output].lower += min(ends.0, ends.1)
          sums[output].upper += max(ends.0, ends.1)
        }
      }
      guard sums.allSatisfy({ max(-$0.lower, $0.upper) <= Self.largestSum }) else { return .overflowing(layer: index + 1) }
      bounds = sums.map { (layer.activation.value(at: $0.lower), layer.activation.value(at: $0.upper)) }
    }
    return bounds.contains { $0.upper - $0.lower >= Self.leastRange } ? nil : .constant
  }

  /// A sum of 2¹⁶ squares of it is a single-precision number.
  private static let largestSum = Double(Float.greatestFiniteMagnitude).squareRoot() / 256
  /// Its square is a normal single-precision number.
  private static let leastRange = Double(Float.leastNormalMagnitude).squareRoot()
}

extension Activation {
  /// φ(z), for bounds.
  fileprivate func value(at sum: Double) -> Double {
    switch self {
    case .identity: sum
    case .rectifier: max(0, sum)
    case .tanh: .tanh(sum)
    case .inverseSquareRoot: sum / (sum * sum + 1).squareRoot()
    }
  }
}
