/// The shades of a heat map: ten characters from blank to `@` over a range of values.
struct ShadeScale: Sendable, Hashable {
  /// The shades, lightest first.
  static let shades: [Character] = Array(" .:-=+*#%@")
  /// What stands for a value that is not finite.
  static let missing: Character = "?"

  /// The least and the greatest value.
  let lower: Double
  let upper: Double

  /// The scale over the finite ones of `values`.
  init(_ values: [[Double]]) throws(Undrawable) {
    let extent = Extent(values.joined())
    guard extent.count > 0 else { throw Undrawable(sentence: "There is no finite value to show.") }
    guard extent.upper - extent.lower < 1e300 else {
      throw Undrawable(
        sentence: "The values go from \(extent.lower.text()) to \(extent.upper.text()), too far apart for one figure.")
    }
    (lower, upper) = (extent.lower, extent.upper)
  }

  /// The place of `value` in the range, 0…1; one half when all values are the same.
  func share(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    return upper > lower ? min(max((value - lower) / (upper - lower), 0), 1) : 0.5
  }

  /// The shade of `value`.
  func shade(_ value: Double) -> Character {
    guard let share = share(value) else { return Self.missing }
    return Self.shades[min(Int(share * Double(Self.shades.count)), Self.shades.count - 1)]
  }

  /// What the shades mean.
  var legend: String {
    upper > lower
      ? "from \(lower.text(significantDigits: 4)) (blank) to \(upper.text(significantDigits: 4)) (@)"
      : "every value is \(lower.text(significantDigits: 4))"
  }
}
