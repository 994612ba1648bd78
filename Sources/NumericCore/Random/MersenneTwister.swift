internal import CGSL

/// The owner of one GSL generator of kind mt19937, and of the block of 64-bit words drawn from it ahead of time.
///
/// GSL's distributions draw from the generator one word at a time, through a function pointer, at about 6 ns a word. Words for
/// Swift's own distributions are made a block at a time at less than 1 ns a word, by the same recurrence on GSL's own state. Both
/// ways continue one sequence: a block takes the 624 words that follow GSL's current ones.
///
/// Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
/// generator", ACM Transactions on Modeling and Computer Simulation 8 (1998).
struct MersenneTwister: ~Copyable {
  /// The generator for GSL's own distributions.
  let generator: UnsafeMutablePointer<gsl_rng>
  /// GSL's state of 624 words of 32 bits, each in an `unsigned long`, followed by the position of the next word.
  private let words: UnsafeMutablePointer<UInt>
  private let nextWord: UnsafeMutablePointer<CInt>
  /// The drawn words, and how many of them are used up.
  private let block: UnsafeMutablePointer<UInt64>
  private let used: UnsafeMutablePointer<Int>

  private static let wordCount = 624
  private static let blockCount = wordCount / 2

  /// A generator whose 624 words of state come from `seed` by SplitMix64.
  ///
  /// GSL's own seeding looks at 32 bits only, so that among 10,000 experiments two would share their numbers with probability 1%.
  init(seed: UInt64) {
    guard GSL.isReady, let generator = gsl_rng_alloc(transferlab_mt19937()), let state = gsl_rng_state(generator) else {
      preconditionFailure("There is no memory for a random number generator.")
    }
    precondition(
      gsl_rng_size(generator) == (Self.wordCount + 1) * MemoryLayout<UInt>.stride,
      "This version of GSL keeps another state for mt19937 than 624 words and a position.")
    self.generator = generator
    words = state.assumingMemoryBound(to: UInt.self)
    nextWord = (state + Self.wordCount * MemoryLayout<UInt>.stride).assumingMemoryBound(to: CInt.self)
    block = .allocate(capacity: Self.blockCount)
    block.initialize(repeating: 0, count: Self.blockCount)
    used = .allocate(capacity: 1)
    used.initialize(to: Self.blockCount)
    var mixer = SplitMix64(state: seed)
    for index in 0..<Self.wordCount { words[index] = UInt(mixer.next() >> 32) }
    nextWord.pointee = CInt(Self.wordCount)
  }

  deinit {
    gsl_rng_free(generator)
    block.deallocate()
    used.deallocate()
  }

  /// The next 64 random bits.
  @inline(__always)
  borrowing func next() -> UInt64 {
    if used.pointee == Self.blockCount { refill() }
    let word = block[used.pointee]
    used.pointee &+= 1
    return word
  }

  /// Draws the next block: 624 steps of the recurrence, each word tempered, and two words joined to one.
  @inline(never)
  private borrowing func refill() {
    let (words, block, count) = (words, block, Self.wordCount)
    // A word depends on the one 397 places ahead, so two loops without wrap-around (and so without branches) do all but the last.
    for index in 0..<227 { words[index] = words[index &+ 397] ^ twist(words[index], words[index &+ 1]) }
    for index in 227..<count - 1 { words[index] = words[index &- 227] ^ twist(words[index], words[index &+ 1]) }
    words[count - 1] = words[396] ^ twist(words[count - 1], words[0])
    for index in 0..<Self.blockCount {
      block[index] = UInt64(temper(words[2 &* index]) << 32 | temper(words[2 &* index &+ 1]))
    }
    nextWord.pointee = CInt(count)
    used.pointee = 0
  }
}

@inline(__always)
private func twist(_ word: UInt, _ following: UInt) -> UInt {
  let joined = (word & 0x8000_0000) | (following & 0x7fff_ffff)
  return (joined >> 1) ^ ((0 &- (joined & 1)) & 0x9908_b0df)
}

@inline(__always)
private func temper(_ word: UInt) -> UInt {
  var word = word
  word ^= word >> 11
  word ^= (word << 7) & 0x9d2c_5680
  word ^= (word << 15) & 0xefc6_0000
  return word ^ (word >> 18)
}

/// A sequence of well-mixed words from any 64-bit state.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64 {
  var state: UInt64

  /// The next word; over one period each 64-bit word comes exactly once.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mixed(state)
  }

  /// A bijection of the 64-bit words that spreads every bit of its argument over the whole result.
  static func mixed(_ word: UInt64) -> UInt64 {
    var word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
