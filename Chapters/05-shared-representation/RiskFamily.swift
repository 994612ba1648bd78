import NumericCore
import Transfer

/// Settings in which the risks with a representation and without are compared exactly, whatever is asked for.
struct RiskFamily: Sendable {
  struct Setting: Sendable {
    let risk: RepresentationRisk
    let count: Int

    var scratch: Rational { risk.scratch(count: count) }
    var shared: Rational { risk.shared(count: count) }
  }

  let settings: [Setting]

  /// Sizes, variances and unseen parts, each from d + 2 examples on, with the settings at a tie and to either side of it.
  init() {
    var settings: [Setting] = []
    for (features, dimension) in [(2, 1), (6, 2), (30, 3), (30, 29), (100, 10)] {
      for noise in [Rational(1, 4), 1, 4] {
        for unseen in [Rational(0), Rational(1, 10), Rational(1, 2), 1, 2] {
          let risk = RepresentationRisk(featureCount: features, dimension: dimension, noise: noise, unseen: unseen)
          let tie = risk.tie.map { [Int($0.doubleValue) - 1, Int($0.doubleValue), Int($0.doubleValue) + 1] } ?? []
          let counts = Set([features + 2, features + 3, 2 * features + 2, 100 * features] + tie).sorted()
          settings += counts.filter { $0 >= features + 2 }.map { Setting(risk: risk, count: $0) }
        }
      }
    }
    self.settings = settings
  }
}
