public import NumericCore

/// A domain of finitely many points in exact fractions: the mass of each, and its label, which is any number.
public struct LabelledPoints: Sendable, Hashable {
  /// P(x).
  public let masses: [Rational]
  /// f(x).
  public let labels: [Rational]

  /// - Precondition: there is one label a point, and the masses are not negative.
  public init(masses: [Rational], labels: [Rational]) {
    precondition(masses.count == labels.count, "Every point has a label.")
    precondition(masses.allSatisfy { $0 >= 0 }, "Masses are not negative.")
    (self.masses, self.labels) = (masses, labels)
  }
}
