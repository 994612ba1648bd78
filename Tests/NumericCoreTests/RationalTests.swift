import NumericCore
import Testing

@Suite("Rational") struct RationalTests {
  /// Fractions with parts of every size up to the largest Int, so that intermediate products pass 64 bits.
  private func randomFraction(_ generator: inout SeededGenerator) -> Rational {
    let bits = Int.random(in: 1...62, using: &generator)
    let bound = 1 << bits
    return Rational(.random(in: -bound...bound, using: &generator), .random(in: 1...bound, using: &generator))
  }

  @Test("a fraction is kept in lowest terms with a positive denominator")
  func lowestTerms() {
    #expect(Rational(-6, -4) == Rational(3, 2))
    #expect(Rational(6, -4).numerator == -3)
    #expect(Rational(6, -4).denominator == 2)
    #expect(Rational(0, -7) == 0)
    #expect(Rational(0, .max).denominator == 1)
    #expect(Rational(.max, .max) == 1)
    #expect(Rational(.min, 2) == Rational(.min / 2))
    #expect(Rational(1, 5).hashValue == Rational(200, 1000).hashValue)
  }

  @Test("sums, differences, products and quotients equal the definitions on full-width integers", arguments: 0..<20)
  func arithmeticIsExact(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let (a, b) = (randomFraction(&generator), randomFraction(&generator))
      let (p, q) = (Int128(a.numerator), Int128(a.denominator))
      let (r, s) = (Int128(b.numerator), Int128(b.denominator))
      check({ () throws(RationalOverflow) in try a.adding(b) }, p * s + r * q, q * s, "\(a) + \(b)")
      check({ () throws(RationalOverflow) in try a.subtracting(b) }, p * s - r * q, q * s, "\(a) - \(b)")
      check({ () throws(RationalOverflow) in try a.multiplied(by: b) }, p * r, q * s, "\(a) * \(b)")
      if r != 0 { check({ () throws(RationalOverflow) in try a.divided(by: b) }, p * s, q * r, "\(a) / \(b)") }
      #expect((a < b) == (p * s < r * q), "\(a) < \(b)")
      #expect((a == b) == (p * s == r * q), "\(a) == \(b)")
    }
  }

  /// Expects the fraction `numerator / denominator`, or overflow exactly where its lowest terms do not fit.
  private func check(
    _ operation: () throws(RationalOverflow) -> Rational, _ numerator: Int128, _ denominator: Int128, _ name: String
  ) {
    let divisor = Int128(euclid(numerator.magnitude, denominator.magnitude))
    let fits = numerator.magnitude / divisor.magnitude <= Int.max && denominator.magnitude / divisor.magnitude <= Int.max
    do {
      let result = try operation()
      #expect(Int128(result.numerator) * (denominator / divisor) == (numerator / divisor) * Int128(result.denominator), "\(name)")
      #expect(euclid(UInt128(result.numerator.magnitude), UInt128(result.denominator)) == 1, "\(name)")
      #expect(result.denominator > 0, "\(name)")
    } catch {
      #expect(!fits, "\(name) overflows although its lowest terms fit")
    }
  }

  private func euclid(_ a: UInt128, _ b: UInt128) -> UInt128 { b == 0 ? a : euclid(b, a % b) }

  @Test("the field's laws hold on fractions with a common denominator", arguments: 0..<5)
  func fieldLaws(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let parts = (0..<3).map { _ in Rational(.random(in: -5000...5000, using: &generator), .random(in: 1...5000, using: &generator)) }
      let (a, b, c) = (parts[0], parts[1], parts[2])
      #expect(a + b == b + a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == 0)
      if b != 0 { #expect(a / b * b == a) }
      #expect(abs(a) == (a < 0 ? -a : a))
    }
  }

  @Test("a sum that passes 64 bits on the way but not in lowest terms is exact")
  func largeIntermediates() throws {
    let large = Int.max  // 7² · 73 · 127 · 337 · 92737 · 649657
    #expect(Rational(large, 7) + Rational(0, 3) == Rational(large / 7))
    #expect(Rational(large, 2) * Rational(2, large) == 1)
    #expect(Rational(1, large) + Rational(-1, large) == 0)
    #expect(Rational(large - 1, large) < Rational(large, large - 1))
    #expect(throws: RationalOverflow(operation: "1/\(large) + 1/2")) { try Rational(1, large).adding(Rational(1, 2)) }
    #expect(throws: RationalOverflow.self) { try Rational(large).adding(1) }
    #expect(throws: RationalOverflow.self) { try Rational(large).multiplied(by: 2) }
  }

  @Test("generic arithmetic runs on fractions as on integers and doubles")
  func generic() {
    func total<Mass: SignedNumeric & Comparable>(_ masses: [Mass]) -> Mass { masses.reduce(0, +) }
    #expect(total([1, 2, 3]) == 6)
    #expect(total([0.5, 0.25]) == 0.75)
    #expect(total([Rational(1, 3), Rational(2, 3)]) == 1)
    #expect(Rational(exactly: Int.min) == nil)
    #expect(Rational(exactly: UInt64.max) == nil)
    #expect(Rational(exactly: Int8(-3)) == -3)
  }

  @Test(
    "text denotes its exact value",
    arguments: [
      ("0.1", Rational(1, 10)), ("1/10", Rational(1, 10)), ("-3", -3), ("+3", 3), ("2/23", Rational(2, 23)),
      ("1e-6", Rational(1, 1_000_000)), ("1E3", 1000), ("12.50", Rational(25, 2)), (".5", Rational(1, 2)), ("5.", 5), ("-0", 0),
      ("-2/4", Rational(-1, 2)), ("0.25e+2", 25), ("0e999", 0), ("0.000", 0), ("9223372036854775807", Rational(.max)),
      ("1.50000000000000000000000000000000000000000", Rational(3, 2)), ("1e-18", Rational(1, 1_000_000_000_000_000_000)),
    ])
  func parses(text: String, value: Rational) { #expect(Rational(exactly: text) == value) }

  @Test(
    "malformed text, zero denominators and values that do not fit denote nothing",
    arguments: [
      "", "-", "+", ".", "abc", "1/0", "0/0", "1/", "/2", "1/2/3", "1/-2", "--1", "1e", "e5", "1e5.5", "1e2e3", "1 /2", " 1", "1 ", "0x10",
      "1_000", "nan", "inf", "1e19", "1e-19", "9223372036854775808", "1e99999999999999999999", "1e9999999", "1.2.3", "½", "١", "0.5/2",
    ])
  func rejects(text: String) { #expect(Rational(exactly: text) == nil) }

  @Test("a fraction is written as its lowest terms, an integer without denominator")
  func describes() {
    #expect("\(Rational(8, 10))" == "4/5")
    #expect("\(Rational(-8, 2))" == "-4")
    #expect(Rational(exactly: Rational(-7, 12).description) == Rational(-7, 12))
  }

  @Test("the double is the nearest one", arguments: 0..<10)
  func nearestDouble(seed: UInt64) {
    #expect(Rational(1, 10).doubleValue == 0.1)
    #expect(Rational(.max).doubleValue == 0x1p63)
    #expect(Rational(-1, .max).doubleValue == -0x1p-63)
    // Halfway between two doubles: to even. One more in the numerator breaks the tie upwards.
    #expect(Rational(1 << 53 + 1).doubleValue == 0x1p53)
    #expect(Rational(1 << 54 + 3, 2).doubleValue == 0x1p53 + 2)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let value = randomFraction(&generator)
      let (nearest, p, q) = (value.doubleValue, Int128(value.numerator), Int128(value.denominator))
      // Twice the distance is at most the gap to the neighbour on the other side: |2p/q − 2x| ≤ ulp, in Float80-free integers.
      let distance = abs(distanceInUnits(p, q, nearest))
      #expect(distance <= distanceInUnitsBound(q), "\(value) became \(nearest)")
    }
  }

  /// 2 (p/q − x) / ulp(x) · q, as an integer: x is a whole number of ulps.
  private func distanceInUnits(_ p: Int128, _ q: Int128, _ x: Double) -> Int128 {
    let exponent = x.ulp.exponent
    let units = Int128(x / x.ulp)
    // p/q = units · 2^exponent + error; scale so that both terms are whole.
    return exponent >= 0 ? 2 * (p - (units << exponent) * q) >> exponent : 2 * ((p << min(-exponent, 62)) - units * q << (62 + max(-62, exponent)))
  }
  private func distanceInUnitsBound(_ q: Int128) -> Int128 { q }
}
