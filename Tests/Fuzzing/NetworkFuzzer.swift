internal import NumericCore

/// Feeds any bytes to the decoder of networks; compiled together with Sources/Learning/Networks.
///
/// The checksum is made right, so that the bytes before it are what is tried. What is decoded encodes to the same bytes and has
/// outputs whose squares are finite; everything else is refused in a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let sum = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: sum >> UInt64(8 * place))) }
  do {
    let network = try Network(decoding: bytes)
    precondition(network.encoded == bytes)
    let width = network.shape.inputCount
    let rows: [Float] = [-1, 0, 1, 0.3].flatMap { (value: Float) in (0..<width).map { $0.isMultiple(of: 2) ? value : -value } }
    let outputs = network.outputs(of: FloatMatrix(rowCount: 4, columnCount: width, elements: rows))
    precondition(outputs.elements.allSatisfy { ($0 * $0).isFinite })
  } catch {
    precondition(!error.description.contains { $0.isNewline } && error.description.hasSuffix(".") && error.description.count < 500)
  }
  return 0
}
