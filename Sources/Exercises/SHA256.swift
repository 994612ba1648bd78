/// SHA-256 and HMAC over it, as FIPS 180-4 and RFC 2104 have them: what seeds and fingerprints are made with.
///
///     SHA256.hex(of: SHA256.digest(Array("abc".utf8)))   // "ba7816bf…15ad"
///
/// Swift's `Hasher` differs from process to process; a variant must be the same one tomorrow.
public enum SHA256 {
  /// The digest, 32 bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes
  public static func digest(_ message: [UInt8]) -> [UInt8] {
    var state = initialState
    let bitCount = UInt64(message.count) * 8
    var padded = message + [0x80]
    padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
    padded += bytes(of: UInt32(bitCount >> 32)) + bytes(of: UInt32(truncatingIfNeeded: bitCount))
    for start in stride(from: 0, to: padded.count, by: 64) { compress(padded[start..<start + 64], into: &state) }
    return state.flatMap(bytes)
  }

  /// HMAC-SHA256 of `message` under `key`, 32 bytes.
  public static func authenticationCode(key: [UInt8], message: [UInt8]) -> [UInt8] {
    var block = key.count > 64 ? digest(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    return digest(block.map { $0 ^ 0x5c } + digest(block.map { $0 ^ 0x36 } + message))
  }

  /// Bytes in hexadecimal.
  public static func hex(of bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      block[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for place in 16..<64 {
      let (early, late) = (words[place - 15], words[place - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      words.append(words[place - 16] &+ first &+ words[place - 7] &+ second)
    }
    var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
    for place in 0..<64 {
      let sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let first = h &+ sum &+ ((e & f) ^ (~e & g)) &+ roundConstants[place] &+ words[place]
      let other = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let second = other &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  private static func bytes(of word: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
  }

  private static let primes: [Double] = {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < 64 {
      if primes.allSatisfy({ !candidate.isMultiple(of: $0) }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map(Double.init)
  }()

  /// The first 32 bits of the fractions of the square roots of the first 8 primes.
  private static let initialState = primes.prefix(8).map { fraction($0.squareRoot()) }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let roundConstants = primes.map { fraction(cubeRoot($0)) }

  private static func fraction(_ value: Double) -> UInt32 { UInt32((value - value.rounded(.down)) * 4_294_967_296) }

  /// Newton's iteration from above; the last steps change nothing any more.
  private static func cubeRoot(_ value: Double) -> Double {
    (0..<64).reduce(value) { root, _ in root - (root * root * root - value) / (3 * root * root) }
  }
}
