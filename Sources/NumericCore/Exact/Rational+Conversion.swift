extension Rational {
  /// The fraction that `text` denotes, exactly, or `nil` where it denotes none.
  ///
  /// The text is an integer (`-3`), a fraction of two integers (`2/23`), or a decimal with an optional exponent (`0.1`, `.5`,
  /// `1e-6`); a sign may come first. Malformed text, white space, a zero denominator, and values whose lowest terms do not fit
  /// into two `Int`s give `nil`.
  ///
  /// - Complexity: O(*n*) for *n* characters.
  public init?(exactly text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    guard let magnitude = rest.contains("/") ? Rational(fraction: rest) : Rational(decimal: rest) else { return nil }
    self = isNegative ? -magnitude : magnitude
  }

  /// An unsigned fraction of two integers, such as `2/23`.
  private init?(fraction text: Substring) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(isDigits), let numerator = Int128(parts[0]), let denominator = Int128(parts[1]),
      denominator != 0
    else { return nil }
    self.init(reducing: numerator, over: denominator)
  }

  /// An unsigned decimal, such as `12.5e-3`.
  private init?(decimal text: Substring) {
    let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false) }
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.count <= 2, digits.contains(where: { !$0.isEmpty }),
      digits.allSatisfy({ $0.isEmpty || isDigits($0) }), let exponent = parts.count == 2 ? integer(parts[1]) : 0
    else { return nil }
    // Zeros at the end of the decimals say nothing about the value, but would overflow the significand.
    let decimals = digits.count == 2 ? digits[1].trimmingTrailingZeros : ""
    guard let significand = decimals.isEmpty && digits[0].isEmpty ? 0 : Int128(digits[0] + decimals) else { return nil }
    if significand == 0 {
      self.init(0)
      return
    }
    let (shift, overflows) = exponent.subtractingReportingOverflow(decimals.count)
    guard !overflows, let power = powerOfTen(shift.magnitude) else { return nil }
    if shift < 0 {
      self.init(reducing: significand, over: power)
    } else {
      let (scaled, overflows) = significand.multipliedReportingOverflow(by: power)
      if overflows { return nil }
      self.init(reducing: scaled, over: 1)
    }
  }

  /// The nearest double; ties go to the even one.
  public var doubleValue: Double {
    let exactlyConvertible = 1 << Double.significandBitCount.advanced(by: 1)
    if abs(numerator) <= exactlyConvertible && denominator <= exactlyConvertible {
      return Double(numerator) / Double(denominator)  // One rounding, by IEEE 754's division.
    }
    // The dividend has 127 bits and the divisor at most 63, so the quotient has at least 64: eleven more than a double holds.
    // Its lowest bit then need only say whether anything was cut off.
    let dividend = UInt128(numerator.magnitude)
    let shift = dividend.leadingZeroBitCount - 1
    let (quotient, remainder) = (dividend << UInt128(shift)).quotientAndRemainder(dividingBy: UInt128(denominator))
    let rounded = Double(quotient | (remainder == 0 ? 0 : 1))
    return Double(sign: numerator < 0 ? .minus : .plus, exponent: -shift, significand: rounded)
  }
}

private func isDigits(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}

/// The integer with an optional sign that `text` denotes.
private func integer(_ text: Substring) -> Int? {
  let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
  return isDigits(digits) ? Int(text) : nil
}

private func powerOfTen(_ exponent: UInt) -> Int128? {
  guard exponent <= 38 else { return nil }  // 10³⁹ exceeds 2¹²⁷.
  return (0..<exponent).reduce(1) { power, _ in power * 10 }
}

extension Substring {
  fileprivate var trimmingTrailingZeros: Substring {
    var trimmed = self
    while trimmed.last == "0" { trimmed.removeLast() }
    return trimmed
  }
}
