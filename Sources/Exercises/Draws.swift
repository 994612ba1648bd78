/// Random numbers that depend on a secret, an exercise and a student, and on nothing else: the same on every machine and in every
/// version.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014).
public struct Draws: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The draws from a seed.
  public init(seed: UInt64) { state = seed }

  /// The draws of one check: the first 8 bytes of HMAC-SHA256(salt, "v1|course|exercise|student|check").
  public init(salt: [UInt8], course: String, exercise: String, student: String, check: String) {
    let code = SHA256.authenticationCode(key: salt, message: Array("v1|\(course)|\(exercise)|\(student)|\(check)".utf8))
    self.init(seed: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// Uniform in [0, 1), a multiple of 2⁻⁵³.
  public mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Uniform in the range.
  public mutating func real(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// Uniform in the range, up to 2⁻⁶⁴ of its length.
  public mutating func whole(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
  }

  /// Nearly standard normal: the sum of twelve uniform draws, less 6. No logarithm, so no difference between machines.
  public mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + unit() } }

  /// Whether an event of this probability happened.
  public mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// Positive masses that sum to 1 exactly: multiples of 1/1024.
  public mutating func masses(_ count: Int) -> [Double] {
    var shares = [Int](repeating: 1, count: count)
    for _ in count..<1024 { shares[whole(in: 0...count - 1)] += 1 }
    return shares.map { Double($0) / 1024 }
  }

  /// The elements in a random order, the same in every version of Swift.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for place in result.indices.dropFirst().reversed() { result.swapAt(place, whole(in: 0...place)) }
    return result
  }
}
