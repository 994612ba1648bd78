/// An exact fraction of two integers, always in lowest terms.
///
///     let width = Rational(1, 10)
///     let jointError = 1 - 2 * width          // 4/5
///     Rational(exactly: "2/23")               // 2/23
///     Rational(exactly: "1e-6")               // 1/1000000
///
/// The denominator is positive and shares no factor with the numerator, so equal values have equal parts. Both parts lie in
/// `-Int.max ... Int.max`; in that range negation never overflows.
///
/// Arithmetic is exact or it traps: a result traps only where its lowest terms do not fit, never because an intermediate
/// product is large. Where overflow can come from data rather than from a mistake, use `adding(_:)`, `subtracting(_:)`,
/// `multiplied(by:)` and `divided(by:)`, which throw ``RationalOverflow`` instead.
public struct Rational: Sendable, Hashable {
  /// The numerator; it carries the sign.
  public let numerator: Int
  /// The denominator, at least 1.
  public let denominator: Int

  /// The fraction `numerator / denominator`, reduced to lowest terms.
  ///
  /// - Precondition: the denominator is not zero, and both parts of the reduced fraction are in `-Int.max ... Int.max`.
  /// - Complexity: O(log(max(|`numerator`|, |`denominator`|))), as for every operation that reduces.
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator != 0, "A fraction's denominator is not zero.")
    guard let value = Rational(reducing: Int128(numerator), over: Int128(denominator)) else {
      preconditionFailure("The fraction \(numerator)/\(denominator) needs the magnitude of Int.min, which Int lacks.")
    }
    self = value
  }

  /// The integer `value` as a fraction.
  ///
  /// - Precondition: `value` is not `Int.min`.
  public init(_ value: Int) {
    precondition(value != .min, "Int.min is not a Rational: its negative is not an Int.")
    self.init(inLowestTerms: value, over: 1)
  }

  /// A fraction whose parts keep the type's invariant already.
  init(inLowestTerms numerator: Int, over denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The fraction reduced to lowest terms, or `nil` where these do not fit.
  ///
  /// - Precondition: `denominator` is not zero.
  init?(reducing numerator: Int128, over denominator: Int128) {
    let isNegative = (numerator < 0) != (denominator < 0)
    let lowest = lowestTerms(numerator.magnitude, denominator.magnitude)
    guard let magnitude = Int(exactly: lowest.numerator), let divisor = Int(exactly: lowest.denominator) else { return nil }
    self.init(inLowestTerms: isNegative ? -magnitude : magnitude, over: divisor)
  }
}

/// Both parts divided by their greatest common divisor; in one machine word where they fit, which is several times faster.
private func lowestTerms(_ numerator: UInt128, _ denominator: UInt128) -> (numerator: UInt128, denominator: UInt128) {
  if denominator == 1 { return (numerator, denominator) }
  if let shortNumerator = UInt(exactly: numerator), let shortDenominator = UInt(exactly: denominator) {
    let divisor = greatestCommonDivisor(shortNumerator, shortDenominator)
    return (UInt128(shortNumerator / divisor), UInt128(shortDenominator / divisor))
  }
  let divisor = greatestCommonDivisor(numerator, denominator)
  return (numerator / divisor, denominator / divisor)
}

/// The greatest common divisor by Stein's binary algorithm; that of 0 and n is n.
func greatestCommonDivisor<Word: FixedWidthInteger & UnsignedInteger>(_ first: Word, _ second: Word) -> Word {
  if first == 0 { return second }
  if second == 0 { return first }
  let sharedTwos = (first | second).trailingZeroBitCount
  var low = first >> Word(first.trailingZeroBitCount)
  var high = second >> Word(second.trailingZeroBitCount)
  while low != high {
    if low > high { swap(&low, &high) }
    high -= low
    high >>= Word(high.trailingZeroBitCount)
  }
  return low << Word(sharedTwos)
}

extension Rational: CustomStringConvertible {
  /// The fraction as text: "4/5", or "4" where the denominator is 1.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
