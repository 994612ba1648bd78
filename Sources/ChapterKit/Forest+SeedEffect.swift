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
