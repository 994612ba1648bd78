import NumericCore
import Report

/// A paired difference in points of accuracy: one number a seed, both sides of it measured with the same data and random numbers.
struct Effect: Sendable, Hashable {
  /// One a seed.
  let values: [Double]

  /// The mean over seeds.
  var mean: Double { values.mean }

  /// Student's 95 % interval, which needs two seeds.
  var interval: ConfidenceInterval? { values.count < 2 ? nil : .mean(of: values, level: 0.95) }

  /// The mean with half the interval's width.
  var cell: Cell { interval.map { .estimate(mean, plusMinus: $0.width / 2) } ?? .number(mean, digits: 1) }

  /// Which side of 0 the interval lies on: 1 or −1, or 0 where it straddles.
  var direction: Int { interval.map { $0.lower > 0 ? 1 : $0.upper < 0 ? -1 : 0 } ?? 0 }

  /// What the band of a figure and the ± of a table are.
  static func meaning(seedCount: Int) -> String { "95 % t-interval of the paired difference over \(seedCount) seeds" }

  /// In how many seeds this one of several effects is the lowest.
  func countOfLowest(among effects: [Effect]) -> Int {
    values.indices.count { seed in effects.allSatisfy { values[seed] <= $0.values[seed] } }
  }

  static func - (left: Effect, right: Effect) -> Effect { Effect(values: zip(left.values, right.values).map { $0 - $1 }) }

  /// The mean of several effects, seed by seed.
  static func mean(_ effects: [Effect]) -> Effect {
    Effect(values: (effects.first?.values.indices ?? 0..<0).map { seed in effects.map { $0.values[seed] }.mean })
  }

  /// The least-squares slope over equally spaced effects, seed by seed, in points a step.
  static func slope(_ effects: [Effect]) -> Effect {
    let centre = Double(effects.count - 1) / 2
    let steps = effects.indices.map { Double($0) - centre }
    let size = steps.reduce(0) { $0 + $1 * $1 }
    return Effect(
      values: (effects.first?.values.indices ?? 0..<0).map { seed in
        zip(steps, effects).reduce(0) { $0 + $1.0 * $1.1.values[seed] } / size
      })
  }
}
