extension Double {
  /// The number with `digits` digits after the point, correctly rounded (ties to the even digit), such as `-0.50`.
  ///
  /// From 10¹⁵ on, where a double has no digits after the point, it is scientific with as many digits: `1.50e20`.
  /// NaN is `undefined` and the infinities are `infinity` and `-infinity`. No locale is consulted, and zero has no sign.
  ///
  /// - Precondition: `digits` is not negative.
  public func text(digits: Int) -> String {
    precondition(digits >= 0, "A number of digits is not negative.")
    guard isFinite else { return nonFiniteText }
    if magnitude >= 1e15 { return scientificText(significantDigits: digits + 1, keepsZeros: true) }
    var expansion = DecimalExpansion(magnitudeOf: self)
    expansion.round(toDigits: expansion.pointPosition + digits)
    return sign(of: expansion) + expansion.fixedText(places: digits)
  }

  /// The number with at least `significantDigits` significant digits, correctly rounded, without trailing zeros: `0.5`, `1234.57`.
  ///
  /// Below 10⁻⁴ and from 10⁹ on it is scientific: `1.5e-7`. The digits before the point are never rounded away below 10⁹.
  ///
  /// - Precondition: `significantDigits` is positive.
  public func text(significantDigits: Int = 6) -> String {
    precondition(significantDigits > 0, "A number has at least one significant digit.")
    guard isFinite else { return nonFiniteText }
    guard self != 0 else { return "0" }
    if magnitude < 1e-4 || magnitude >= 1e9 {
      return scientificText(significantDigits: significantDigits, keepsZeros: false)
    }
    var expansion = DecimalExpansion(magnitudeOf: self)
    expansion.round(toDigits: max(significantDigits, expansion.pointPosition))
    return sign(of: expansion) + expansion.fixedText(places: max(0, expansion.digits.count - expansion.pointPosition))
  }

  /// The number as `d.ddde-7`, correctly rounded to `significantDigits`.
  func scientificText(significantDigits: Int, keepsZeros: Bool) -> String {
    guard isFinite else { return nonFiniteText }
    var expansion = DecimalExpansion(magnitudeOf: self)
    expansion.round(toDigits: significantDigits)
    guard !expansion.digits.isEmpty else { return "0" }
    let count = keepsZeros ? significantDigits : expansion.digits.count
    let fraction = (1..<max(1, count)).map { String(expansion.digit($0)) }.joined()
    return sign(of: expansion) + String(expansion.digit(0)) + (fraction.isEmpty ? "" : "." + fraction)
      + "e\(expansion.pointPosition - 1)"
  }

  private func sign(of expansion: DecimalExpansion) -> String { self < 0 && !expansion.digits.isEmpty ? "-" : "" }

  private var nonFiniteText: String { isNaN ? "undefined" : self > 0 ? "infinity" : "-infinity" }
}

extension DecimalExpansion {
  /// The digits with the point among them and exactly `places` digits behind it.
  fileprivate func fixedText(places: Int) -> String {
    var text = ""
    if pointPosition <= 0 || digits.isEmpty {
      text = "0"
    } else {
      for index in 0..<pointPosition { text += String(digit(index)) }
    }
    guard places > 0 else { return text }
    text += "."
    for index in pointPosition..<(pointPosition + places) { text += String(digit(index)) }
    return text
  }
}
