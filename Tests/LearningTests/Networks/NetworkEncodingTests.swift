import Learning
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
        == "The saved network is 5-6-7-4 (inverseSquareRoot, inverseSquareRoot, identity), and 5-6-8-4 (tanh, tanh, identity) is needed."
    )
  }
}
