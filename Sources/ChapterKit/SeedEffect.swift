public import NumericCore
public import Report

/// One quantity over the seeds, often a paired difference: one value a seed, measured with the same data and random numbers on both
/// sides.
public struct SeedEffect: Sendable, Hashable {
  /// One value a seed.
  public let values: [Double]

  /// The values, one a seed.
  ///
  /// - Precondition: there is a value; what no seed measured is no effect.
  public init(values: [Double]) {
    precondition(!values.isEmpty, "An effect needs the value of a seed.")
    self.values = values
  }

  /// The mean.
  public var mean: Double { values.mean }

  /// Student's 95 % interval of the mean; nil for fewer than two seeds.
  public var interval: ConfidenceInterval? { interval(level: 0.95) }

  /// Student's interval of the mean; nil for fewer than two seeds.
  private func interval(level: Double) -> ConfidenceInterval? { values.count < 2 ? nil : .mean(of: values, level: level) }

  /// The whole interval lies above `bound`.
  ///
  /// - Parameter level: that of the interval; where any of n effects may decide, 1 − 0.05/n, so that all intervals hold together at
  ///   95 %.
  public func isAbove(_ bound: Double, level: Double = 0.95) -> Bool { interval(level: level).map { $0.lower > bound } ?? false }

  /// The whole interval lies below `bound`.
  public func isBelow(_ bound: Double, level: Double = 0.95) -> Bool { interval(level: level).map { $0.upper < bound } ?? false }

  /// The whole interval lies within `margin` of `value`.
  public func isWithin(_ margin: Double, of value: Double) -> Bool { isAbove(value - margin) && isBelow(value + margin) }

  /// Whether the sign is known: what some seeds cannot tell is not asserted, and not denied.
  public var isDecided: Bool { isAbove(0) || isBelow(0) }

  /// The interval contains `value`.
  public func contains(_ value: Double) -> Bool { interval?.contains(value) ?? false }

  /// The mean with half the width of its interval; seeds that differ by no more than rounding have none.
  public var cell: Cell {
    guard let interval else { return .number(mean) }
    let halfWidth = interval.width / 2
    return .estimate(mean, plusMinus: halfWidth > 1e-12 * mean.magnitude ? halfWidth : 0)
  }

  /// The interval for a finding, which says of what it is one, with the unit of the values unless they are pure numbers.
  public func bounds(of quantity: String, unit: String? = nil) -> ConfidenceBounds? {
    interval.map {
      ConfidenceBounds(
        lower: $0.lower, upper: $0.upper,
        meaning: "\(quantity), " + Self.intervalMeaning(seedCount: values.count) + (unit.map { ", in \($0)" } ?? ""))
    }
  }

  /// What the interval is, and with it the ± of a cell and the band of a figure.
  public static func intervalMeaning(seedCount: Int) -> String { "95 % Student interval over \(seedCount) seeds" }

  /// The share of seeds with a negative value.
  public var negativeShare: Double { Double(values.count { $0 < 0 }) / Double(values.count) }

  /// The difference seed by seed.
  ///
  /// - Precondition: both have the values of the same seeds.
  public static func - (left: SeedEffect, right: SeedEffect) -> SeedEffect {
    precondition(
      left.values.count == right.values.count,
      "A difference seed by seed needs the same seeds on both sides, not \(left.values.count) and \(right.values.count).")
    return SeedEffect(values: zip(left.values, right.values).map { $0 - $1 })
  }

  /// The multiple seed by seed.
  public static func * (scale: Double, effect: SeedEffect) -> SeedEffect { SeedEffect(values: effect.values.map { scale * $0 }) }

  /// The mean of several effects, seed by seed.
  ///
  /// - Precondition: there is an effect, and all have the values of the same seeds.
  public static func mean(_ effects: [SeedEffect]) -> SeedEffect {
    precondition(Set(effects.map(\.values.count)).count == 1, "A mean seed by seed needs the same seeds in all effects.")
    return SeedEffect(values: effects[0].values.indices.map { seed in effects.map { $0.values[seed] }.mean })
  }
}
