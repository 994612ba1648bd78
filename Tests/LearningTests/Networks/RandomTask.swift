import Learning
import NumericCore

/// A small random network with random examples.
struct RandomTask {
  let network: Network
  let examples: ClassifiedExamples
  let targets: FloatMatrix

  init(hidden: [Int], activation: Activation, output: Activation = .identity, seed: UInt64, count: Int = 9) {
    let source = RandomSource(seed: seed)
    let shape = NetworkShape(
      inputCount: 5,
      layers: (hidden.map { ($0, activation) } + [(4, output)]).map { NetworkShape.Layer(width: $0.0, activation: $0.1) })
    let drawn = Network(shape, drawnFrom: source)
    // Biases that are not 0, so that their part in every formula shows.
    network = Network(shape, parameters: drawn.parameters.map { $0 == 0 ? Float(0.3 * source.normal()) : $0 })
    examples = ClassifiedExamples(
      inputs: FloatMatrix(source.normals(rowCount: count, columnCount: 5)),
      classes: (0..<count).map { _ in source.integer(below: 4) },
      classCount: 4)
    targets = FloatMatrix(source.normals(rowCount: count, columnCount: 4))
  }

  var inputRows: [[Double]] { (0..<examples.count).map { examples.inputs.row($0).map { Double($0) } } }
  var targetRows: [[Double]] { (0..<examples.count).map { targets.row($0).map { Double($0) } } }
  var parameters: [Double] { network.parameters.map { Double($0) } }
}
