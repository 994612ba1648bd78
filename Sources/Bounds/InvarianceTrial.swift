public import Divergences
internal import Learning
public import NumericCore

/// The lower bounds of ``InvarianceLowerBound`` beside the least R_S + R_T of all classifiers of the features.
public struct InvarianceTrial: Sendable, Hashable {
  /// The bounds.
  public let bound: InvarianceLowerBound
  /// The least R_S + R_T: at each point the label of less mass in both domains together errs.
  public let least: Rational
  /// Whether the features have one distribution on both domains.
  public let featuresAreEqual: Bool

  /// Tries one pair of domains, whose points are the features' values.
  ///
  /// - Precondition: both have the same positive total.
  public init(_ domains: DomainPair<Int>) {
    bound = InvarianceLowerBound(domains)
    let sum = domains.sum
    least = Rational(zip(sum.negative, sum.positive).reduce(0) { $0 + min($1.0, $1.1) }, domains.source.total)
    featuresAreEqual = domains.totalVariation == 0
  }
}
