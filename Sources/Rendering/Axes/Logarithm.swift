internal import Report

extension Double {
  /// The logarithm to base 10 of a positive finite number, to within a few units in the last place.
  ///
  /// The value is m · 2ᵉ with m in √½…√2, and ln m = 2 artanh((m − 1)/(m + 1)), whose series gains 1.5 digits a term. It is
  /// written out here because a drawing must have the same bytes on every platform, and C libraries differ in the last place.
  ///
  /// - Precondition: the number is positive and finite.
  package var commonLogarithm: Double {
    precondition(self > 0 && isFinite, "Only a positive finite number has a logarithm here.")
    var mantissa = significand
    var power = Double(exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      power += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    let series = stride(from: 21, through: 1, by: -2).reduce(0.0) { sum, odd in sum * square + 1 / Double(odd) }
    return (power * 0.6931471805599453 + 2 * ratio * series) / 2.302585092994046
  }

  /// The largest k with 10ᵏ ≤ |self|, exactly; for a positive or negative finite number.
  var decimalExponent: Int { DecimalExpansion(magnitudeOf: self).pointPosition - 1 }

  /// 10ᵏ, correctly rounded; 0 or infinity beyond the range of a double.
  static func powerOfTen(_ exponent: Int) -> Double { decimal(1, exponent: exponent) }

  /// `mantissa` · 10ᵏ, correctly rounded.
  static func decimal(_ mantissa: Int, exponent: Int) -> Double { Double("\(mantissa)e\(exponent)") ?? 0 }
}
