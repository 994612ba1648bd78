/// A rational result whose lowest terms do not fit into two `Int`s.
public struct RationalOverflow: Error, Sendable, Hashable, CustomStringConvertible {
  /// The operation that overflowed, such as "1/3 + 1/4".
  public let operation: String

  /// A sentence for the person who chose the numbers.
  public var description: String {
    "The exact result of \(operation) needs integers beyond 64 bits; use fractions with smaller or common denominators."
  }
}

extension Rational {
  /// The exact sum.
  ///
  /// - Throws: `RationalOverflow` where the sum in lowest terms does not fit.
  public func adding(_ other: Rational) throws(RationalOverflow) -> Rational {
    // Every product of two parts is below 2¹²⁶, so that the sum of two of them is an Int128.
    let sum =
      denominator == other.denominator
      ? Rational(reducing: Int128(numerator) + Int128(other.numerator), over: Int128(denominator))
      : Rational(
        reducing: product(numerator, other.denominator) + product(other.numerator, denominator),
        over: product(denominator, other.denominator))
    guard let sum else { throw RationalOverflow(operation: "\(self) + \(other)") }
    return sum
  }

  /// The exact difference.
  ///
  /// - Throws: `RationalOverflow` where the difference in lowest terms does not fit.
  public func subtracting(_ other: Rational) throws(RationalOverflow) -> Rational { try adding(-other) }

  /// The exact product.
  ///
  /// - Throws: `RationalOverflow` where the product in lowest terms does not fit.
  public func multiplied(by other: Rational) throws(RationalOverflow) -> Rational {
    let result = Rational(
      reducing: product(numerator, other.numerator), over: product(denominator, other.denominator))
    guard let result else { throw RationalOverflow(operation: "\(self) × \(other)") }
    return result
  }

  /// The exact quotient.
  ///
  /// - Precondition: the divisor is not zero.
  /// - Throws: `RationalOverflow` where the quotient in lowest terms does not fit.
  public func divided(by other: Rational) throws(RationalOverflow) -> Rational {
    precondition(other.numerator != 0, "A rational is not divided by zero.")
    let result = Rational(
      reducing: product(numerator, other.denominator), over: product(denominator, other.numerator))
    guard let result else { throw RationalOverflow(operation: "\(self) ÷ \(other)") }
    return result
  }
}

private func product(_ first: Int, _ second: Int) -> Int128 { Int128(first) * Int128(second) }

/// The result of `operation`, where overflow is the caller's mistake.
private func trapping(_ operation: () throws(RationalOverflow) -> Rational) -> Rational {
  do { return try operation() } catch { preconditionFailure(error.description) }
}

// The operators; each has the precondition that its result in lowest terms fits into two `Int`s.
extension Rational: SignedNumeric {
  /// The exact sum.
  public static func + (first: Rational, second: Rational) -> Rational {
    trapping { () throws(RationalOverflow) in try first.adding(second) }
  }

  /// The exact difference.
  public static func - (first: Rational, second: Rational) -> Rational {
    trapping { () throws(RationalOverflow) in try first.subtracting(second) }
  }

  /// The exact product.
  public static func * (first: Rational, second: Rational) -> Rational {
    trapping { () throws(RationalOverflow) in try first.multiplied(by: second) }
  }

  /// The exact quotient.
  ///
  /// - Precondition: the divisor is not zero.
  public static func / (first: Rational, second: Rational) -> Rational {
    trapping { () throws(RationalOverflow) in try first.divided(by: second) }
  }

  /// Replaces the first operand by the exact product.
  public static func *= (first: inout Rational, second: Rational) { first = first * second }

  /// Replaces the first operand by the exact quotient.
  public static func /= (first: inout Rational, second: Rational) { first = first / second }

  /// The negative; it never overflows.
  public static prefix func - (operand: Rational) -> Rational {
    Rational(inLowestTerms: -operand.numerator, over: operand.denominator)
  }

  /// The absolute value; it never overflows.
  public var magnitude: Rational { Rational(inLowestTerms: abs(numerator), over: denominator) }

  /// The integer `source` as a fraction, or `nil` where it is not in `-Int.max ... Int.max`.
  public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Int(exactly: source), value != .min else { return nil }
    self.init(value)
  }

  /// The integer literal as a fraction.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Comparable {
  /// Whether the first fraction is less than the second; decided exactly, on full-width products.
  public static func < (first: Rational, second: Rational) -> Bool {
    if first.denominator == second.denominator { return first.numerator < second.numerator }
    return product(first.numerator, second.denominator) < product(second.numerator, first.denominator)
  }
}
