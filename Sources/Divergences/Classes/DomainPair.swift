public import Learning

/// A source and a target domain on the same finitely many points.
///
/// Both are in units of the same whole: their masses sum to the same `total`, exactly for `Int` and `Rational`, up to rounding for
/// `Double`.
public struct DomainPair<Mass: Scalar>: Sendable, Hashable {
  /// Where labels are plentiful.
  public let source: FiniteDomain<Mass>
  /// Where predictions are wanted.
  public let target: FiniteDomain<Mass>
  /// S(x) − T(x) at each point: its total over a set A is S(A) − T(A).
  public let marginalDifferences: [Mass]
  /// The domain whose risk is R_S(h) + R_T(h), for every h.
  public let sum: FiniteDomain<Mass>

  /// A pair of domains.
  ///
  /// - Precondition: they have the same number of points.
  @_specialize(where Mass == Int)
  public init(source: FiniteDomain<Mass>, target: FiniteDomain<Mass>) {
    precondition(source.count == target.count, "A source and a target are given on the same points.")
    self.source = source
    self.target = target
    marginalDifferences = zip(source.marginal, target.marginal).map { $0 - $1 }
    sum = FiniteDomain(
      negative: zip(source.negative, target.negative).map { $0 + $1 },
      positive: zip(source.positive, target.positive).map { $0 + $1 })
  }
}
