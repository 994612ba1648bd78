public import NumericCore

extension RepresentationRisk {
  /// A setting in which the risks with a representation and without are compared exactly.
  public struct Setting: Sendable, Hashable {
    /// The target and the representation.
    public let risk: RepresentationRisk
    /// n, at least d + 2.
    public let count: Int
    /// The excess risks from scratch, and with the representation.
    public let scratch, shared: Rational
  }

  /// Sizes, variances and unseen parts, each from d + 2 examples on, with the settings at a tie and to either side of it: a
  /// condition that is not quite right decides some of them wrongly.
  public static var settings: [Setting] {
    [(2, 1), (6, 2), (30, 3), (30, 29), (100, 10)].flatMap { features, dimension in
      [Rational(1, 4), 1, 4].flatMap { noise in
        [Rational(0), Rational(1, 10), Rational(1, 2), 1, 2].flatMap { unseen in
          settings(RepresentationRisk(featureCount: features, dimension: dimension, noise: noise, unseen: unseen))
        }
      }
    }
  }

  private static func settings(_ risk: RepresentationRisk) -> [Setting] {
    let least = risk.featureCount + 2
    let tie = risk.tie.map { tie in (-1...1).map { Int(tie.doubleValue) + $0 } } ?? []
    let counts = Set([least, least + 1, 2 * risk.featureCount + 2, 100 * risk.featureCount] + tie)
    return counts.filter { $0 >= least }.sorted().map {
      Setting(risk: risk, count: $0, scratch: risk.scratch(count: $0), shared: risk.shared(count: $0))
    }
  }
}
