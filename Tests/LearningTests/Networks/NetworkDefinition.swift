import Learning
import NumericCore

/// A network as its definition reads: one example at a time, in double precision, with a sum for every unit. The oracle of the fast
/// one.
struct NetworkDefinition {
  let shape: NetworkShape

  func outputs(_ parameters: [Double], _ input: [Double]) -> [Double] {
    var (values, start) = (input, 0)
    for layer in shape.layers {
      let (inputCount, width) = (values.count, layer.width)
      values = (0..<width).map { unit in
        let sum = (0..<inputCount).reduce(parameters[start + inputCount * width + unit]) {
          $0 + values[$1] * parameters[start + $1 * width + unit]
        }
        return Self.value(of: layer.activation, at: sum)
      }
      start += (inputCount + 1) * width
    }
    return values
  }

  static func value(of activation: Activation, at z: Double) -> Double {
    switch activation {
    case .identity: z
    case .rectifier: max(z, 0)
    case .tanh: .tanh(z)
    case .inverseSquareRoot: z / (1 + z * z).squareRoot()
    }
  }

  /// The mean cross-entropy −log softmax(z)_c.
  func crossEntropy(_ parameters: [Double], _ inputs: [[Double]], _ classes: [Int]) -> Double {
    zip(inputs, classes).reduce(0) { total, example in
      let z = outputs(parameters, example.0)
      return total + .log(z.reduce(0) { $0 + .exp($1) }) - z[example.1]
    } / Double(classes.count)
  }

  /// The mean of half the squared distance.
  func squaredLoss(_ parameters: [Double], _ inputs: [[Double]], _ targets: [[Double]]) -> Double {
    zip(inputs, targets).reduce(0) { total, example in
      zip(outputs(parameters, example.0), example.1).reduce(total) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / 2 }
    } / Double(targets.count)
  }

  /// The gradient of a loss by central differences, whose error is about 1e-9 here.
  static func gradient(at parameters: [Double], _ loss: ([Double]) -> Double) -> [Double] {
    let step = 1e-5
    return parameters.indices.map { index in
      var (above, below) = (parameters, parameters)
      above[index] += step
      below[index] -= step
      return (loss(above) - loss(below)) / (2 * step)
    }
  }
}
