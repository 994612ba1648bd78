/// A reproducible source of random numbers: the same seed gives the same numbers, in debug and release, on every platform.
///
///     let source = RandomSource(seed: 7)
///     let noise = source.stream("noise")        // Draws from it never move draws from `source` or another stream.
///     let x = noise.normals(count: 100)
///
/// A source is passed down to whatever needs randomness and never created inside an algorithm. It is a class, because drawing
/// changes it for everyone who holds it; it is not `Sendable`, because the order of draws from two threads would be left to chance:
/// hand each task a seed, or the name of a stream.
///
/// The generator is the Mersenne Twister mt19937 of GSL. It is not for cryptography.
public final class RandomSource: RandomNumberGenerator {
  /// The seed that the source was made from; with the order of draws, it determines every number.
  public let seed: UInt64

  let twister: MersenneTwister

  /// A source whose whole state is derived from all 64 bits of `seed`.
  public init(seed: UInt64) {
    self.seed = seed
    twister = MersenneTwister(seed: seed)
  }

  /// The independent source that belongs to this source's seed and to `name`.
  ///
  /// It depends on the seed and the name alone, not on what has been drawn, so that an additional draw in one arm of an experiment
  /// never moves another arm. The same name gives the same stream again, from its beginning. For a fixed name, different seeds give
  /// different streams; for a fixed seed, two names share a stream with probability 2⁻⁶⁴.
  ///
  /// The stream's seed is the FNV-1a hash of the name's UTF-8 text, begun at the mixed seed and mixed again by SplitMix64's
  /// finaliser.
  ///
  /// - Complexity: O(*n*) for a name of *n* bytes, and 1 µs for the generator's state.
  public func stream(_ name: String) -> RandomSource {
    let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325
    let prime: UInt64 = 0x0000_0100_0000_01b3
    let hash = name.utf8.reduce(offsetBasis ^ SplitMix64.mixed(seed)) { ($0 ^ UInt64($1)) &* prime }
    return RandomSource(seed: SplitMix64.mixed(hash))
  }

  /// The next 64 random bits.
  public func next() -> UInt64 { twister.next() }
}

// MARK: - Uniform

extension RandomSource {
  /// A uniform number strictly between 0 and 1: the middle of one of 2⁵² equal cells.
  public func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A uniform number in a range; each bound may occur by rounding.
  ///
  /// - Precondition: the bounds and their distance are finite.
  public func uniform(in range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    precondition(width.isFinite, "A uniform number needs a range of finite width, not \(range).")
    return min(range.lowerBound + width * uniform(), range.upperBound)
  }

  /// Uniform numbers strictly between 0 and 1.
  ///
  /// - Precondition: `count` is not negative.
  public func uniforms(count: Int) -> [Double] { draws(count) { uniform() } }

  /// A uniform integer in `0 ..< bound`, without bias.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", ACM Transactions on Modeling and Computer Simulation 29
  /// (2019).
  ///
  /// - Precondition: `bound` is positive.
  public func integer(below bound: Int) -> Int {
    precondition(bound > 0, "A random integer below \(bound) does not exist: the bound must be positive.")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      // The lowest 2⁶⁴ mod range fractions of each cell are one too many; reject them.
      let surplus = (0 &- range) % range
      while product.low < surplus { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Whether an event of the given probability happens.
  ///
  /// - Precondition: the probability is in 0…1.
  public func bernoulli(_ probability: Double) -> Bool {
    precondition((0...1).contains(probability), "A probability lies in 0…1, and \(probability) does not.")
    return uniform() < probability
  }

  /// The results of drawing `count` times.
  ///
  /// - Precondition: `count` is not negative.
  func draws<Value>(_ count: Int, _ draw: () -> Value) -> [Value] {
    precondition(count >= 0, "A number of draws is not negative, and \(count) is.")
    return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      for index in 0..<count { buffer.initializeElement(at: index, to: draw()) }
      initializedCount = count
    }
  }
}
