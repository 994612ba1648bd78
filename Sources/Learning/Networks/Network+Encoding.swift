extension Network {
  /// The network as bytes, for a file; ``init(decoding:expecting:)`` reads them back bit for bit, on every platform.
  ///
  /// All numbers are little-endian and of 4 bytes, but the checksum, which has 8:
  ///
  ///     "TLNN", version, inputs, layers, then for each layer its width and the place of its activation in Activation.allCases,
  ///     then the bit patterns of all parameters, then the FNV-1a hash of everything before.
  public var encoded: [UInt8] {
    var bytes = NetworkFormat.magic
    let header = [NetworkFormat.version, UInt32(shape.inputCount), UInt32(layerCount)]
    let layers = shape.layers.flatMap { [UInt32($0.width), UInt32(Activation.allCases.firstIndex(of: $0.activation) ?? 0)] }
    for word in header + layers + parameters.map(\.bitPattern) { bytes.append(littleEndian: word, byteCount: 4) }
    bytes.append(littleEndian: NetworkFormat.checksum(bytes[...]), byteCount: 8)
    return bytes
  }

  /// The network that ``encoded`` turned into these bytes.
  ///
  /// - Parameter shape: the shape that the caller can use; nil for any.
  /// - Throws: ``NetworkDecodingError``, which says what is wrong with the bytes.
  public init(decoding bytes: [UInt8], expecting shape: NetworkShape? = nil) throws(NetworkDecodingError) {
    var reader = LittleEndianReader(bytes: bytes)
    guard bytes.starts(with: NetworkFormat.magic) else { throw .notANetwork }
    reader.position = NetworkFormat.magic.count
    let version = try reader.word()
    guard version == NetworkFormat.version else { throw .otherVersion(found: Int(version), known: Int(NetworkFormat.version)) }
    let found = try NetworkShape(reading: &reader)
    guard let parameterCount = found.denseLayers.last?.parameterRange.upperBound else { throw .damaged }
    let end = reader.position + 4 * parameterCount
    guard bytes.count >= end + 8 else { throw .truncated(byteCount: bytes.count, neededCount: end + 8) }
    var parameters: [Float] = []
    parameters.reserveCapacity(parameterCount)
    for _ in 0..<parameterCount { parameters.append(Float(bitPattern: try reader.word())) }
    let checksum = UInt64(try reader.word()) | UInt64(try reader.word()) << 32
    guard bytes.count == end + 8, checksum == NetworkFormat.checksum(bytes[..<end]) else { throw .damaged }
    if let shape, shape != found { throw .otherShape(found: found, needed: shape) }
    self.init(found, parameters: parameters)
    // A checksum says that the bytes are those that were written, not that what wrote them made a network.
    if let defect { throw .unusable(defect) }
  }
}

/// Why bytes are not the network that was asked for.
public enum NetworkDecodingError: Error, Sendable, Hashable {
  /// The bytes do not begin as a network does.
  case notANetwork
  /// The bytes end too early.
  case truncated(byteCount: Int, neededCount: Int)
  /// The bytes are of another version of the format.
  case otherVersion(found: Int, known: Int)
  /// The checksum does not match, or a number is impossible.
  case damaged
  /// The bytes are undamaged, but nothing can be computed with the numbers in them.
  case unusable(NetworkDefect)
  /// The network has another shape than is needed.
  case otherShape(found: NetworkShape, needed: NetworkShape)
}

extension NetworkDecodingError: CustomStringConvertible {
  /// A sentence for a person: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .notANetwork: "This is not a saved network; check the path."
    case .truncated(let count, let needed):
      "The saved network ends after \(count) of \(needed) bytes; the file was cut off, save it again."
    case .otherVersion(let found, let known):
      "The network was saved in version \(found) of the format, and this program reads version \(known); train and save it again."
    case .damaged: "The saved network is damaged: its checksum does not match; save it again."
    case .unusable(let defect): "The saved network \(defect); train and save it again."
    case .otherShape(let found, let needed):
      "The saved network is \(found.summary), and \(needed.summary) is needed."
    }
  }
}

private enum NetworkFormat {
  static let magic = Array("TLNN".utf8)
  static let version: UInt32 = 1
  /// Widths beyond this are taken for damage, so that no sum of sizes can overflow.
  static let largestCount: UInt32 = 1 << 16

  /// The FNV-1a hash.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}

extension NetworkShape {
  fileprivate init(reading reader: inout LittleEndianReader) throws(NetworkDecodingError) {
    let (inputCount, layerCount) = (try reader.word(), try reader.word())
    guard 1...NetworkFormat.largestCount ~= inputCount, 1...NetworkFormat.largestCount ~= layerCount else { throw .damaged }
    var layers: [Layer] = []
    for _ in 0..<layerCount {
      let (width, place) = (try reader.word(), Int(try reader.word()))
      guard 1...NetworkFormat.largestCount ~= width, Activation.allCases.indices.contains(place) else { throw .damaged }
      layers.append(Layer(width: Int(width), activation: Activation.allCases[place]))
    }
    self.init(inputCount: Int(inputCount), layers: layers)
  }

  /// The shape for a message, such as `5-6-4 (rectifier, identity)`; of very many layers their number.
  fileprivate var summary: String {
    layers.count <= 12
      ? "\(self) (\(layers.map(\.activation.rawValue).joined(separator: ", ")))" : "one of \(layers.count) layers"
  }
}

private struct LittleEndianReader {
  let bytes: [UInt8]
  var position = 0

  /// The next 4 bytes as a number.
  mutating func word() throws(NetworkDecodingError) -> UInt32 {
    guard position + 4 <= bytes.count else { throw .truncated(byteCount: bytes.count, neededCount: position + 4) }
    defer { position += 4 }
    return bytes[position..<position + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian number: some FixedWidthInteger, byteCount: Int) {
    for index in 0..<byteCount { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
