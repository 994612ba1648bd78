public import Report

extension Forest.Row {
  /// A row of an effect: its mean with its interval, which a single seed has not.
  ///
  /// - Parameter range: what the quantity cannot leave, though the interval of two or three seeds may.
  public init(_ name: String, _ effect: SeedEffect, within range: ClosedRange<Double> = -.infinity ... .infinity) {
    let (lower, upper) = effect.interval.map { ($0.lower, $0.upper) } ?? (effect.mean, effect.mean)
    self.init(name, estimate: effect.mean, lower: max(lower, range.lowerBound), upper: min(upper, range.upperBound))
  }
}

extension Figure {
  /// Effects as a forest, a row each.
  ///
  /// - Parameters:
  ///   - effects: each with its name.
  ///   - intervalMeaning: what the intervals are; of effects over seeds, ``SeedEffect/intervalMeaning(seedCount:)``.
  ///   - range: what the quantities cannot leave.
  public static func forest(
    title: String, caption: String = "", x: Axis, effects: [(String, SeedEffect)], intervalMeaning: String,
    within range: ClosedRange<Double> = -.infinity ... .infinity, references: [Reference] = []
  ) -> Figure {
    let rows = effects.map { Forest.Row($0, $1, within: range) }
    return Figure(
      title: title, caption: caption,
      content: .forest(Forest(x: x, rows: rows, intervalMeaning: intervalMeaning, references: references)))
  }
}
