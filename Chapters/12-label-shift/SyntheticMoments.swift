import Learning
import NumericCore

/// Mean and variance of SMOTE's points of a few examples on the line, as exact fractions: E a + u(b − a) = (a + b)/2, and its square has
/// the mean (a² + ab + b²)/3.
struct SyntheticMoments: Sendable {
  let points: [Rational]
  private let partners: [[Int]]

  /// Samples with different distances, so that each example has one nearest neighbour.
  static let samples: [[Rational]] = [
    [0, 1, 3, 7, 12], [-2, Rational(1, 2), Rational(11, 10), 4], [0, 1], [0, 1, 2, 10, 12, 15, 19], [-5, -1, 0, 3, 11, 20],
  ]

  init(_ points: [Rational], partners: SyntheticOversampling.Partners) {
    let examples = Matrix(rowCount: points.count, columnCount: 1, elements: points.map(\.doubleValue))
    (self.points, self.partners) = (points, SyntheticOversampling(examples, partners: partners).partners)
  }

  var mean: Rational { Self.mean(points) }
  /// With 1/n.
  var variance: Rational { Self.mean(points.map { $0 * $0 }) - mean * mean }

  private var pairs: [(Rational, Rational)] {
    points.indices.flatMap { example in partners[example].map { (points[example], points[$0]) } }
  }

  var syntheticMean: Rational { Self.mean(pairs.map { Rational(1, 2) * ($0 + $1) }) }
  var syntheticVariance: Rational { Self.meanSquare(pairs) - syntheticMean * syntheticMean }

  /// Of a point between two independent draws of the points.
  var independentVariance: Rational {
    Self.meanSquare(points.flatMap { one in points.map { (one, $0) } }) - mean * mean
  }

  /// 2/3 − 1/(3(n − 1)): of a point between two different examples.
  var pairFactor: Rational { Rational(2, 3) - Rational(1, 3 * (points.count - 1)) }

  private static func meanSquare(_ pairs: [(Rational, Rational)]) -> Rational {
    mean(pairs.map { Rational(1, 3) * ($0 * $0 + $0 * $1 + $1 * $1) })
  }

  private static func mean(_ values: [Rational]) -> Rational { values.reduce(0, +) / Rational(values.count) }
}
