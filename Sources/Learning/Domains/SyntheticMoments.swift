public import NumericCore

/// Mean and variance of SMOTE's points of a few examples on the line, as exact fractions.
///
/// Of a point a + u (b − a), u uniform in 0…1, the mean is (a + b)/2, and that of its square (a² + ab + b²)/3.
public struct SyntheticMoments: Sendable {
  /// The examples.
  public let points: [Rational]
  /// Their mean.
  public let mean: Rational
  /// Their variance, with 1/n.
  public let variance: Rational
  /// The mean of the points between an example and one of its partners, all equally likely.
  public let syntheticMean: Rational
  /// The variance of these points.
  public let syntheticVariance: Rational
  /// Of a point between two independent draws of the examples, which may be the same one: ⅔ of `variance`.
  public let independentVariance: Rational

  /// The exact moments.
  ///
  /// - Precondition: as for ``SyntheticOversampling``, and the fractions' sums have numerators below 2⁶³.
  public init(_ points: [Rational], partners: SyntheticOversampling.Partners) {
    let examples = Matrix(rowCount: points.count, columnCount: 1, elements: points.map(\.doubleValue))
    let partners = SyntheticOversampling(examples, partners: partners).partners
    let pairs = points.indices.flatMap { example in partners[example].map { (points[example], points[$0]) } }
    self.points = points
    (mean, variance) = Self.moments(points.map { ($0, $0) })
    (syntheticMean, syntheticVariance) = Self.moments(pairs)
    independentVariance = Self.moments(points.flatMap { one in points.map { (one, $0) } }).variance
  }

  private static func moments(_ pairs: [(Rational, Rational)]) -> (mean: Rational, variance: Rational) {
    let count = Rational(pairs.count)
    let mean = pairs.map { $0 + $1 }.reduce(0, +) / (2 * count)
    let square = pairs.map { $0 * $0 + $0 * $1 + $1 * $1 }.reduce(0, +) / (3 * count)
    return (mean, square - mean * mean)
  }
}
