import NumericCore
import Testing

@Suite("Rational") struct RationalTests {
  /// Fractions with parts of every size up to the largest Int, so that intermediate products pass 64 bits.
  private func randomFraction(_ source: RandomSource) -> Rational {
    let bound = 1 << (1 + source.integer(below: 62))
    return Rational(source.integer(below: bound) - source.integer(below: bound), 1 + source.integer(below: bound))
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
    let source = RandomSource(seed: seed)
    for _ in 0..<200 {
      let (a, b) = (randomFraction(source), randomFraction(source))
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
    let source = RandomSource(seed: seed)
    for _ in 0..<100 {
      let parts = (0..<3).map { _ in Rational(source.integer(below: 10_001) - 5000, 1 + source.integer(below: 5000)) }
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
    #expect(throws: RationalOverflow.self) { try Rational(1, large).adding(Rational(1, 2)) }
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
      "1//2", "", "-", "+", ".", "abc", "1/0", "0/0", "1/", "/2", "1/2/3", "1/-2", "--1", "1e", "e5", "1e5.5", "1e2e3", "1 /2",
      " 1", "1 ",
      "0x10",
      "1_000", "nan", "inf", "1e19", "1e-19", "9223372036854775808", "1e99999999999999999999", "1e9999999", "1.2.3", "½", "١",
      "0.5/2",
    ])
  func rejects(text: String) { #expect(Rational(exactly: text) == nil) }

  @Test("a fraction is written as its lowest terms, an integer without denominator")
  func describes() {
    #expect("\(Rational(8, 10))" == "4/5")
    #expect("\(Rational(-8, 2))" == "-4")
    #expect(Rational(exactly: Rational(-7, 12).description) == Rational(-7, 12))
  }

  @Test("the double is the nearest one, ties to even") func nearestDouble() {
    #expect(Rational(1, 10).doubleValue == 0.1)
    #expect(Rational(.max).doubleValue == 0x1p63)
    #expect(Rational(0).doubleValue == 0)
    // Halfway between two doubles; and one unit beyond halfway, visible only in the last bit of 63.
    #expect(Rational(1 << 53 + 1).doubleValue == 0x1p53)
    #expect(Rational(1 << 53 + 3).doubleValue == 0x1p53 + 4)
    #expect(Rational(1 << 62 + 1 << 9).doubleValue == 0x1p62)
    #expect(Rational(1 << 62 + 1 << 9 + 1).doubleValue == 0x1p62 + 1024)
  }

  // From Python: float(Fraction(p, q)).hex().
  @Test(
    "the double agrees with an independent correctly rounded division",
    arguments: [
      (6368248133177167416, 15159314457324523, 0x1.a4168ffe4fb07p+8),
      (1087616249188624143, 1, 0x1.e2ffa6eb1a94ep+59),
      (-389854, 955497375907, -0x1.b6195eef2a21ep-22),
      (-1122886072330147, 3371989716154825165, -0x1.5d2e14cfec984p-12),
      (4126851929620825, 3531285352008967759, 0x1.325b1092593b4p-10),
      (-712420386490696427, 487983242828, -0x1.646d7f90d3da9p+20),
      (-7848919470643386, 227656086451, -0x1.0d5a2e47bc46dp+15),
      (-941706353571786, 72959293777, -0x1.935a466d88ecdp+13),
      (-1116669933508131251, 27214331171, -0x1.390d733a90fbep+25),
      (-159451624885429721, 5619246253213739, -0x1.c60404a5bec3ep+4),
      (-542879856307938, 2172932890363777, -0x1.ffaabd451a2bep-3),
      (952952435899517005, 4, 0x1.a7322620b4491p+57),
      (8668859704626311, 6499425615651292662, 0x1.5da5096f2e0d6p-10),
      (8457868535668713, 1, 0x1.e0c62f9a01fe9p+52),
      (-7095315069389560, 1688727823962612101, -0x1.135ab74e5fdd1p-8),
      (407994858548701052, 3, 0x1.e329b881fe628p+56),
      (-2269750027154354452, 901641004055, -0x1.334b53e5397aep+21),
      (604940018557433545, 13972019317741067, 0x1.5a5f4d8f58880p+5),
      (170553874724845228, 1, 0x1.2ef6ec37053b5p+57),
      (-591310439984055707, 20, -0x1.a426be1172278p+54),
      (2774810347730006, 100003021183, 0x1.b18d0f8bc6b5cp+14),
      (321044, 14389425399082749, 0x1.88804a455919fp-36),
      (522572, 89085768785, 0x1.89a82014e8cdcp-18),
      (33373, 8, 0x1.04ba000000000p+12),
      (9223372036854775807, 9223372036854775806, 0x1.0000000000000p+0),
      (9223372036854775806, 9223372036854775807, 0x1.0000000000000p+0),
      (4611686018427387905, 9223372036854775807, 0x1.0000000000000p-1),
      (1, 9223372036854775807, 0x1.0000000000000p-63),
      (4611686018427388160, 2305843009213693953, 0x1.0000000000000p+1),
      // Within 2⁻¹¹⁵ of the middle between two doubles: only the division's remainder says on which side.
      (2265555937328741549, 2004166329333783363, 0x1.216368b529b4bp+0),
      (1266484560404672227, 1188597579683197235, 0x1.10c6794b2b8fdp+0),
      (2131389014189910460, 1692446182733508527, 0x1.42650781f9c59p+0),
      (3310080961361572874, 2251351178931462203, 0x1.78633b7970387p+0),
      (1944686007531613202, 1690125237294965995, 0x1.268ecdc6bf1e1p+0),
      (2355735057164904001, 2045579356641331967, 0x1.26d0ba2863a7fp+0),
    ] as [(Int, Int, Double)])
  func correctlyRounded(numerator: Int, denominator: Int, expected: Double) {
    #expect(Rational(numerator, denominator).doubleValue == expected)
  }
}
