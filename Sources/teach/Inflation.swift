/// Undoes deflate (RFC 1951), to an end that is known beforehand: nothing can be made to grow without bound.
struct Inflation {
  private var input: ArraySlice<UInt8>
  private var (buffer, bufferedCount): (UInt32, Int) = (0, 0)
  private var output: [UInt8] = []
  private let count: Int

  /// What `input` was before it was deflated.
  ///
  /// - Throws: ``Damage`` where it is not the deflation of `count` bytes
  static func inflated(_ input: ArraySlice<UInt8>, count: Int) throws(Damage) -> [UInt8] {
    var inflation = Inflation(input: input, count: count)
    return try inflation.run()
  }

  /// The input is no deflation of so many bytes.
  struct Damage: Error {}

  private init(input: ArraySlice<UInt8>, count: Int) {
    self.input = input
    self.count = count
  }

  private mutating func run() throws(Damage) -> [UInt8] {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try copyStored()
      case 1: try decode(Self.fixedLengths, Self.fixedDistances)
      case 2:
        let (lengths, distances) = try codes()
        try decode(lengths, distances)
      default: throw Damage()
      }
    }
    guard output.count == count else { throw Damage() }
    return output
  }

  private mutating func bits(_ need: Int) throws(Damage) -> Int {
    while bufferedCount < need {
      guard let byte = input.popFirst() else { throw Damage() }
      buffer |= UInt32(byte) << UInt32(bufferedCount)
      bufferedCount += 8
    }
    defer {
      buffer >>= UInt32(need)
      bufferedCount -= need
    }
    return Int(buffer & ((1 << UInt32(need)) - 1))
  }

  private mutating func copyStored() throws(Damage) {
    (buffer, bufferedCount) = (0, 0)
    let length = try bits(8) | bits(8) << 8
    let complement = try bits(8) | bits(8) << 8
    guard length ^ complement == 0xffff, input.count >= length, output.count + length <= count else { throw Damage() }
    output += input.prefix(length)
    input = input.dropFirst(length)
  }

  /// A canonical Huffman code: how many symbols there are of each length, and the symbols in order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(lengths: some Collection<Int>) throws(Damage) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      var left = 1
      for length in 1...15 {
        left = left << 1 - counts[length]
        guard left >= 0 else { throw Damage() }
      }
      symbols = (1...15).flatMap { length in lengths.enumerated().filter { $0.element == length }.map(\.offset) }
    }
  }

  private mutating func symbol(_ code: Code) throws(Damage) -> Int {
    var (word, first, place) = (0, 0, 0)
    for length in 1...15 {
      word |= try bits(1)
      let count = code.counts[length]
      if word - count < first { return code.symbols[place + (word - first)] }
      place += count
      first = (first + count) << 1
      word <<= 1
    }
    throw Damage()
  }

  private mutating func decode(_ lengths: Code, _ distances: Code) throws(Damage) {
    while true {
      let symbol = try symbol(lengths)
      if symbol == 256 { return }
      if symbol < 256 {
        guard output.count < count else { throw Damage() }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol <= 285 else { throw Damage() }
      let length = Self.lengthBases[symbol - 257] + (try bits(Self.lengthExtras[symbol - 257]))
      let place = try self.symbol(distances)
      guard place < 30 else { throw Damage() }
      let distance = Self.distanceBases[place] + (try bits(Self.distanceExtras[place]))
      guard distance <= output.count, output.count + length <= count else { throw Damage() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func codes() throws(Damage) -> (Code, Code) {
    let lengthCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let codeCount = try bits(4) + 4
    guard lengthCount <= 286, distanceCount <= 30 else { throw Damage() }
    var codeLengths = [Int](repeating: 0, count: 19)
    for place in Self.order.prefix(codeCount) { codeLengths[place] = try bits(3) }
    let code = try Code(lengths: codeLengths)
    var lengths: [Int] = []
    while lengths.count < lengthCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 0..<16: lengths.append(symbol)
      case 16:
        guard let last = lengths.last else { throw Damage() }
        lengths += [Int](repeating: last, count: 3 + (try bits(2)))
      case 17: lengths += [Int](repeating: 0, count: 3 + (try bits(3)))
      default: lengths += [Int](repeating: 0, count: 11 + (try bits(7)))
      }
    }
    guard lengths.count == lengthCount + distanceCount, lengths[256] > 0 else { throw Damage() }
    return (try Code(lengths: lengths[..<lengthCount].map { $0 }), try Code(lengths: lengths[lengthCount...].map { $0 }))
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthExtras = [0, 0, 0, 0, 0, 0, 0, 0] + (1...5).flatMap { [$0, $0, $0, $0] } + [0]
  private static let lengthBases = bases(lengthExtras.dropLast(), from: 3) + [258]
  private static let distanceExtras = [0, 0] + (0...13).flatMap { [$0, $0] }
  private static let distanceBases = bases(distanceExtras, from: 1)

  private static func bases(_ extras: some Sequence<Int>, from first: Int) -> [Int] {
    var next = first
    return extras.map { extra in
      defer { next += 1 << extra }
      return next
    }
  }

  // Complete by RFC 1951, 3.2.6, so that they are codes.
  private static let fixedLengths = known(
    (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = known([Int](repeating: 5, count: 30))

  private static func known(_ lengths: [Int]) -> Code {
    do { return try Code(lengths: lengths) } catch { preconditionFailure("The fixed codes are codes.") }
  }
}
