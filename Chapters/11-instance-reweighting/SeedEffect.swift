import NumericCore
import Report

/// One quantity over the seeds, with what its interval says.
struct SeedEffect: Sendable, Hashable {
  /// One value a seed.
  let values: [Double]

  /// The mean; 0 where no seed measured it.
  var mean: Double { values.isEmpty ? 0 : values.mean }

  /// Student's 95 % interval of the mean; nil for fewer than two seeds.
  var interval: ConfidenceInterval? { values.count < 2 ? nil : .mean(of: values, level: 0.95) }

  /// The whole interval lies above `bound`.
  func isAbove(_ bound: Double) -> Bool { interval.map { $0.lower > bound } ?? false }

  /// The whole interval lies below `bound`.
  func isBelow(_ bound: Double) -> Bool { interval.map { $0.upper < bound } ?? false }

  /// The interval contains `value`.
  func contains(_ value: Double) -> Bool { interval?.contains(value) ?? false }

  /// The mean with half the width of its interval.
  var cell: Cell { interval.map { .estimate(mean, plusMinus: $0.width / 2) } ?? .number(mean) }

  /// The interval for a finding.
  var bounds: ConfidenceBounds? {
    interval.map { ConfidenceBounds(lower: $0.lower, upper: $0.upper, meaning: "95 % Student interval over \(values.count) seeds") }
  }

  /// The share of seeds with a negative value.
  var negativeShare: Double { values.isEmpty ? 0 : Double(values.count { $0 < 0 }) / Double(values.count) }

  /// The difference seed by seed.
  static func - (left: SeedEffect, right: SeedEffect) -> SeedEffect {
    SeedEffect(values: zip(left.values, right.values).map { $0 - $1 })
  }

  /// The multiple seed by seed.
  static func * (scale: Double, effect: SeedEffect) -> SeedEffect { SeedEffect(values: effect.values.map { scale * $0 }) }
}
