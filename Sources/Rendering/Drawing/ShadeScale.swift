internal import Report

/// The shades of a heat map: ten characters from blank to `@` over a range of values.
struct ShadeScale: Sendable, Hashable {
  /// The shades, lightest first.
  static let shades: [Character] = Array(" .:-=+*#%@")
  /// What stands for a value that is not finite.
  static let missing: Character = "?"

  /// The shades of pictures on `canvas`, lightest first: blocks where there are any.
  static func shades(on canvas: RenderingStyle.Canvas) -> [Character] {
    Glyphs(canvas).isBoxed ? Array(" ░▒▓█") : shades
  }

  /// The ends of the range.
  let lower: Double
  let upper: Double

  /// The scale over `range`, or over the finite ones of `values` where there is none.
  init(_ values: some Sequence<Double>, within range: ClosedRange<Double>? = nil) throws(Undrawable) {
    let extent = Extent(values)
    guard extent.count > 0 else { throw Undrawable(sentence: "There is no finite value to show.") }
    (lower, upper) = range.map { ($0.lowerBound, $0.upperBound) } ?? (extent.lower, extent.upper)
    guard upper - lower < 1e300 else {
      throw Undrawable(sentence: "The values go from \(lower.text()) to \(upper.text()), too far apart for one figure.")
    }
  }

  /// The place of `value` in the range, 0…1; one half when all values are the same.
  func share(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    return upper > lower ? min(max((value - lower) / (upper - lower), 0), 1) : 0.5
  }

  /// The shade of `value`.
  func shade(_ value: Double, among shades: [Character] = ShadeScale.shades) -> Character {
    guard let share = share(value) else { return Self.missing }
    return shades[min(Int(share * Double(shades.count)), shades.count - 1)]
  }

  /// What the shades mean, from blank to the `full` one.
  func legend(full: Character = "@") -> String {
    upper > lower
      ? "from \(lower.text(significantDigits: 4)) (blank) to \(upper.text(significantDigits: 4)) (\(full))"
      : "every value is \(lower.text(significantDigits: 4))"
  }
}
