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
  public static func forest(
    title: String, caption: String = "", x: Axis, effects: [(String, SeedEffect)], intervalMeaning: String,
    references: [Reference] = []
  ) -> Figure {
    Figure(
      title: title, caption: caption,
      content: .forest(
        Forest(x: x, rows: effects.map { Forest.Row($0, $1) }, intervalMeaning: intervalMeaning, references: references)))
  }
}
