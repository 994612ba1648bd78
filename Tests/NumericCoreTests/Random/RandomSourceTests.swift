import NumericCore
import Testing

@Suite("Random source") struct RandomSourceTests {
  // From numpy.random.MT19937, its state filled with the upper halves of SplitMix64's words; two raw words make one.
  @Test(
    "the words are those of the Mersenne Twister, also beyond the first block",
    arguments: [
      (0, [0xb4ee2faf056f0fa, 0xa32d4a41157e24bc, 0xfa255beefbd59260, 0x77557d0ab9e58724, 0x6fa19c35c3dd8df7, 0xa24d95b2c14ed607]),
      (
        7, [0x1cac6260af362f38, 0x5fb1dbcac874890f, 0x73fb16a1d5625994, 0x5263785441f01a02, 0x712d0232369902a5, 0xe4d97a5a67b65ae3]
      ),
      (
        .max,
        [0x52630de3b563be78, 0x678cc1a5b86bfd35, 0xdab3c285ca17fbbd, 0xf405ad95f25b11e9, 0xa0476f107eb7d199, 0x4379b57e3c562923]
      ),
    ] as [(UInt64, [UInt64])])
  func words(seed: UInt64, expected: [UInt64]) {
    let source = RandomSource(seed: seed)
    let words = (0..<500).map { _ in source.next() }
    #expect([0, 1, 2, 311, 312, 499].map { words[$0] } == expected)
  }

  @Test("the same seed gives the same numbers, from every distribution") func reproducible() {
    func numbers() -> [Double] {
      let source = RandomSource(seed: 99)
      return source.normals(count: 5) + [source.gamma(shape: 2, scale: 1), source.uniform()]
        + source.dirichlet([1, 2, 3]) + source.permutation(4).map(Double.init)
    }
    #expect(numbers() == numbers())
  }

  @Test("normals, integers and uniform numbers are the same on every platform, debug or release") func pinned() {
    let source = RandomSource(seed: 7)
    #expect(source.normals(count: 3) == [0.4712008028667433, 2.042997418913834, 1.2695321195929723])
    #expect((0..<5).map { _ in source.integer(below: 1000) } == [133, 871, 505, 327, 399])
    #expect(agree(-Double.log(source.uniform()), 0.6462248873009824, within: 1e-15))
    #expect(source.permutation(6) == [0, 3, 5, 4, 1, 2])
  }

  @Test("a stream depends on the seed and the name alone") func streams() {
    #expect(RandomSource(seed: 7).stream("noise").seed == 0x2372b9429bb2cc37)
    #expect(RandomSource(seed: 7).stream("").seed == 0xbe7e6d3fcecf3b31)
    #expect(RandomSource(seed: 0).stream("é").seed == 0x233403617480019e)
    let source = RandomSource(seed: 5)
    let before = source.stream("arm").normals(count: 10)
    _ = source.normals(count: 1000)
    #expect(source.stream("arm").normals(count: 10) == before)
    #expect(source.stream("other").normals(count: 10) != before)
    #expect(source.stream("a").stream("b").seed != source.stream("b").stream("a").seed)
  }

  @Test("GSL's own draws take the words that follow the block drawn ahead") func mixedDraws() {
    let whole = RandomSource(seed: 3)
    let words = (0..<936).map { _ in whole.next() }
    let source = RandomSource(seed: 3)
    #expect(source.next() == words[0])
    // One trial at probability ½ succeeds if the leading bit of a word of 32 bits is set. Blocks have 312 words of 64 bits.
    let bits = (0..<624).map { _ in UInt64(source.binomial(trials: 1, probability: 0.5)) }
    let leading = words[312..<624].flatMap { (word: UInt64) -> [UInt64] in [word >> 63, word >> 31 & 1] }
    #expect(bits == leading)
    // The first block is used up, then the sequence goes on behind GSL's words.
    #expect((1..<312).map { _ in source.next() } == Array(words[1..<312]))
    #expect((0..<312).map { _ in source.next() } == Array(words[624..<936]))
  }

  @Test("sources of neighbouring seeds, and streams of a source, are uncorrelated") func independence() {
    // Correlations of 10⁴ pairs are normal with deviation 0.01: 5.5 deviations have probability 4·10⁻⁸, and there are 12 of them.
    let arms =
      (0..<4).map { RandomSource(seed: $0) } + [RandomSource(seed: 1).stream("0"), RandomSource(seed: 1).stream("1")]
    let draws = arms.map { $0.normals(count: 10_000) }
    for first in draws.indices {
      for second in 0..<first {
        let correlation = zip(draws[first], draws[second]).map(*).sum() / 10_000
        #expect(abs(correlation) < 0.055, "arms \(first) and \(second)")
      }
    }
  }

  @Test("uniforms lie strictly between 0 and 1, and pass Kolmogorov's test") func uniform() {
    let values = RandomSource(seed: 1).uniforms(count: 100_000)
    #expect(values.allSatisfy { 0 < $0 && $0 < 1 })
    #expect(kolmogorovDistance(values) { $0 } < dvoretzkyBound(100_000))
    let source = RandomSource(seed: 2)
    let same = RandomSource(seed: source.seed)
    #expect((0..<1000).allSatisfy { _ in source.uniform(in: -3 ... -1) == -3 + 2 * same.uniform() })
    #expect(source.uniform(in: 2...2) == 2)
  }

  @Test("integers below a bound are equally frequent", arguments: [1, 2, 3, 10, 1 << 40, Int.max])
  func integers(bound: Int) {
    let source = RandomSource(seed: 4)
    let values = (0..<20_000).map { _ in source.integer(below: bound) }
    #expect(values.allSatisfy { 0 <= $0 && $0 < bound })
    // For a small bound, each value's count; for a large one, the count of the lower third.
    let parts = min(bound, 3)
    for part in 0..<parts {
      let count = values.count {
        Double($0) / Double(bound) >= Double(part) / Double(parts) && Double($0) / Double(bound) < Double(part + 1) / Double(parts)
      }
      if bound <= 3 || bound > 10 { expectBinomial(count, trials: 20_000, probability: 1 / Double(parts), "part \(part)") }
    }
  }

  @Test("a bound that does not divide 2⁶⁴ favours no integer") func unbiased() {
    // Of 2⁶⁴ words, each integer below 3·2⁶¹ would get 2 or 3 without rejection: residue 2 a quarter of them, not a third.
    let source = RandomSource(seed: 6)
    let residues = (0..<20_000).map { _ in source.integer(below: 3 << 61) % 3 }
    for residue in 0..<3 {
      expectBinomial(residues.count { $0 == residue }, trials: 20_000, probability: 1.0 / 3, "residue \(residue)")
    }
  }

  @Test("a range without finite width, a bound of 0 and a probability above 1 stop the program") func badArguments() async {
    await #expect(processExitsWith: .failure) { _ = RandomSource(seed: 1).uniform(in: 0 ... .infinity) }
    await #expect(processExitsWith: .failure) { _ = RandomSource(seed: 1).integer(below: 0) }
    await #expect(processExitsWith: .failure) { _ = RandomSource(seed: 1).bernoulli(1.5) }
  }
}

// MARK: - Statistical checks with a false alarm below 10⁻⁶

/// The largest distance of the sample's distribution function from the given one.
func kolmogorovDistance(_ values: [Double], _ cumulative: (Double) -> Double) -> Double {
  let sorted = values.sorted()
  return sorted.indices.map { index in
    let value = cumulative(sorted[index])
    return max(value - Double(index) / Double(sorted.count), Double(index + 1) / Double(sorted.count) - value)
  }.max() ?? 0
}

/// The distance that the Dvoretzky–Kiefer–Wolfowitz inequality with Massart's constant, 2 exp(−2nε²), lets pass with probability
/// 10⁻⁶.
func dvoretzkyBound(_ count: Int) -> Double { (Double.log(2e6) / (2 * Double(count))).squareRoot() }

/// Expects a count that a binomial distribution does not put into a tail of probability 10⁻⁷.
func expectBinomial(
  _ count: Int, trials: Int, probability: Double, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let distribution = BinomialDistribution(trials: trials, probability: probability)
  let tail = min(distribution.probability(atMost: count), distribution.probability(atLeast: count))
  #expect(tail > 1e-7, "\(name): \(count) of \(trials) at probability \(probability)", sourceLocation: sourceLocation)
}
