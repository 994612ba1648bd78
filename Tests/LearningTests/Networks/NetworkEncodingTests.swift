import Learning
import NumericCore
import Testing

@Suite("Saved networks")
struct NetworkEncodingTests {
  private let network = RandomTask(hidden: [6, 7], activation: .inverseSquareRoot, seed: 1).network

  @Test("Reading what was written gives the same network", arguments: Activation.allCases)
  func roundTrip(activation: Activation) throws {
    for (index, hidden) in [[], [3], [4, 1, 9]].enumerated() {
      let network = RandomTask(hidden: hidden, activation: activation, seed: UInt64(index)).network
      #expect(try Network(decoding: network.encoded) == network)
      #expect(try Network(decoding: network.encoded, expecting: network.shape) == network)
    }
  }

  @Test("The bytes are the documented ones")
  func layout() {
    let tiny = Network(NetworkShape(inputCount: 1, layers: [.init(width: 1, activation: .rectifier)]), parameters: [1, -2])
    let words: [[UInt8]] = [
      [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0x80, 0x3f], [0, 0, 0, 0xc0],
    ]
    #expect(Array(tiny.encoded.dropLast(8)) == Array("TLNN".utf8) + words.flatMap { $0 })
  }

  @Test("A file that is cut off at any byte is refused")
  func truncated() {
    let bytes = network.encoded
    for count in 0..<bytes.count {
      let error = #expect(throws: NetworkDecodingError.self) { try Network(decoding: Array(bytes.prefix(count))) }
      if count >= 4 {
        guard case .truncated = error else {
          Issue.record("\(count) bytes: \(String(describing: error))")
          continue
        }
      } else {
        #expect(error == .notANetwork)
      }
    }
    #expect(throws: NetworkDecodingError.truncated(byteCount: bytes.count - 1, neededCount: bytes.count)) {
      try Network(decoding: bytes.dropLast())
    }
  }

  @Test("A changed bit anywhere is noticed")
  func damaged() {
    let bytes = network.encoded
    for place in 0..<bytes.count {
      var changed = bytes
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(throws: NetworkDecodingError.self, "byte \(place)") { try Network(decoding: changed) }
    }
    #expect(throws: NetworkDecodingError.damaged) { try Network(decoding: bytes + [0]) }
  }

  @Test("Another version and another shape are told apart, in a sentence")
  func otherVersionAndShape() {
    var bytes = network.encoded
    bytes[4] = 2
    let version = #expect(throws: NetworkDecodingError.self) { try Network(decoding: bytes) }
    #expect(version == .otherVersion(found: 2, known: 1))
    let wider = NetworkShape(inputCount: 5, hidden: [6, 8], activation: .tanh, classCount: 4)
    let shape = #expect(throws: NetworkDecodingError.self) { try Network(decoding: network.encoded, expecting: wider) }
    #expect(
      shape.map { "\($0)" }
        == "The saved network is 5-6-7-4 (inverseSquareRoot, inverseSquareRoot, identity), "
        + "and 5-6-8-4 (tanh, tanh, identity) is needed."
    )
  }

  /// What sets all parameters of a network from outside can do to them.
  static let tampered: [(String, NetworkDefect, @Sendable (Int, Float) -> Float)] = [
    ("one NaN", .notFinite(layer: 2), { $0 == 60 ? .nan : $1 }), ("infinite", .notFinite(layer: 1), { _, _ in .infinity }),
    ("huge", .overflowing(layer: 1), { _, _ in 3e38 }), ("zero", .constant, { _, _ in 0 }),
    ("tiny", .constant, { _, _ in .leastNonzeroMagnitude }),
    ("scaled down", .constant, { $1 * 1e-12 }),
  ]

  @Test("Undamaged bytes whose numbers nothing can be computed with are refused", arguments: tampered.indices)
  func unusable(index: Int) {
    let (name, defect, change) = Self.tampered[index]
    let network = RandomTask(hidden: [6, 7], activation: .rectifier, seed: 1).network
    let bad = Network(network.shape, parameters: network.parameters.enumerated().map(change))
    let error = #expect(throws: NetworkDecodingError.self, "\(name)") { try Network(decoding: bad.encoded) }
    #expect(error == .unusable(defect), "\(name)")
  }

  @Test("A rectifier that no input passes makes a network useless, and that is found")
  func dead() {
    let shape = NetworkShape(
      inputCount: 2, layers: [.init(width: 2, activation: .rectifier), .init(width: 1, activation: .identity)])
    #expect(Network(shape, parameters: [1, -1, 1, 1, -3, -3, 1, 1, 0]).defect == .constant)
    #expect(Network(shape, parameters: [1, -1, 1, 1, -1, -3, 1, 1, 0]).defect == nil)
  }

  @Test("Where the bounds find nothing, all outputs are finite", arguments: 0..<60 as Range<UInt64>)
  func finite(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let task = RandomTask(hidden: [6, 7], activation: Activation.allCases[Int(seed) % Activation.allCases.count], seed: seed)
    let scale = Float(Double.pow(10, Double(random.integer(below: 25)) - 8))
    let network = Network(task.network.shape, parameters: task.network.parameters.map { scale * $0 })
    guard network.defect == nil else { return }
    let inputs = FloatMatrix(
      rowCount: 50, columnCount: network.shape.inputCount,
      elements: (0..<50 * network.shape.inputCount).map { _ in Float(2 * random.uniform() - 1) })
    #expect(network.outputs(of: inputs).elements.allSatisfy { ($0 * $0).isFinite }, "scale \(scale)")
  }

  @Test("Twelve layers are told one by one, and thirteen by their number", arguments: [(12, true), (13, false)])
  func severalLayers(count: Int, areNamed: Bool) {
    let layers = Array(repeating: NetworkShape.Layer(width: 1, activation: .identity), count: count)
    let deep = Network(NetworkShape(inputCount: 1, layers: layers), parameters: Array(repeating: 1, count: 2 * count))
    let error = #expect(throws: NetworkDecodingError.self) { try Network(decoding: deep.encoded, expecting: network.shape) }
    #expect((error.map { "\($0)" } ?? "").contains("1-1-1") == areNamed)
  }

  @Test("A shape of very many layers is told by their number")
  func manyLayers() {
    let layers = Array(repeating: NetworkShape.Layer(width: 1, activation: .identity), count: 20_000)
    let deep = Network(NetworkShape(inputCount: 1, layers: layers), parameters: Array(repeating: 1, count: 40_000))
    let error = #expect(throws: NetworkDecodingError.self) { try Network(decoding: deep.encoded, expecting: network.shape) }
    #expect((error.map { "\($0)" } ?? "").count < 200)
  }
}
