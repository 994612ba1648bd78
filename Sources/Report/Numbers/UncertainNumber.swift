/// An estimate with its uncertainty, both written with the digits that the uncertainty leaves meaningful.
///
/// The uncertainty has two significant digits and the estimate ends at the same place: 0.81234 with 0.0041 is `0.8123 ± 0.0041`.
package struct UncertainNumber: Sendable, Hashable {
  /// The estimate.
  package let estimate: String
  /// The uncertainty, without the sign ±.
  package let uncertainty: String

  /// `value` ± `uncertainty`; an uncertainty of zero, or one that is not finite, leaves the digits of the value alone.
  package init(_ value: Double, plusMinus uncertainty: Double) {
    let magnitude = uncertainty.magnitude
    guard value.isFinite, magnitude.isFinite, magnitude > 0 else {
      self.estimate = value.text()
      self.uncertainty = magnitude.text()
      return
    }
    var rounded = DecimalExpansion(magnitudeOf: magnitude)
    rounded.round(toDigits: 2)
    let places = 2 - rounded.pointPosition
    if places <= 9, value.magnitude < 1e9, magnitude < 1e9 {
      self.estimate = value.text(digits: max(0, places))
      self.uncertainty = magnitude.text(digits: max(0, places))
    } else {
      let lead = DecimalExpansion(magnitudeOf: value).pointPosition
      let count = min(max(lead + places, 1), 17)
      self.estimate = value.scientificText(significantDigits: count, keepsZeros: true)
      self.uncertainty = magnitude.scientificText(significantDigits: 2, keepsZeros: true)
    }
  }

  /// Both, such as `0.8123 ± 0.0041`.
  package var text: String { "\(estimate) ± \(uncertainty)" }
}

extension UncertainNumber {
  /// The ends of an interval, with the digits that its width leaves meaningful: `[0.8082, 0.8164]`.
  package struct Bounds: Sendable, Hashable {
    /// Both ends in square brackets.
    package let text: String

    /// The interval from `lower` to `upper`.
    package init(_ lower: Double, _ upper: Double) {
      let halfWidth = upper / 2 - lower / 2
      let ends = [lower, upper].map { UncertainNumber($0, plusMinus: halfWidth).estimate }
      text = "[\(ends[0]), \(ends[1])]"
    }
  }
}
