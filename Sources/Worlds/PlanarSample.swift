public import Learning
public import NumericCore

/// Two labelled samples of the plane on the points of both, the source's first, in whole numbers.
public struct PlanarSample: Sendable {
  /// All points, `2n × 2`: *n* of the source, then *n* of the target.
  public let points: Matrix
  /// The labels of all points.
  public let labels: [Bool]
  /// The number of points of each domain, *n*, in which masses are counted.
  public var countPerDomain: Int { labels.count / 2 }

  /// The source: mass 1 on each of the first *n* points.
  public var source: FiniteDomain<Int> { domain { $0 < countPerDomain } }
  /// The target: mass 1 on each of the last *n* points.
  public var target: FiniteDomain<Int> { domain { $0 >= countPerDomain } }

  private func domain(_ isMember: (Int) -> Bool) -> FiniteDomain<Int> {
    FiniteDomain(marginal: labels.indices.map { isMember($0) ? 1 : 0 }, labels: labels)
  }
}

extension PlanarSample {
  /// Two round clouds, the classes, on the left and on the right of the source; the target is the same picture turned around the
  /// origin.
  ///
  /// - Parameters:
  ///   - angle: how far the target is turned, in degrees, anticlockwise.
  ///   - countPerDomain: points of each domain; the classes alternate.
  ///   - spread: the standard deviation of a cloud, whose centre is at distance 1 from the origin.
  /// - Precondition: the count is positive, and the spread is not negative.
  public static func rotatedClouds(
    angle: Double, countPerDomain: Int, spread: Double = 0.5, from random: RandomSource
  ) -> PlanarSample {
    precondition(countPerDomain > 0, "A sample has at least one point.")
    precondition(spread >= 0, "A spread is not negative.")
    let labels = (0..<2 * countPerDomain).map { $0 % 2 == 0 }
    let rows = labels.enumerated().map { index, label in
      let (x, y) = ((label ? 1 : -1) + spread * random.normal(), spread * random.normal())
      let turn = index < countPerDomain ? 0 : angle * .pi / 180
      return [x * .cos(turn) - y * .sin(turn), x * .sin(turn) + y * .cos(turn)]
    }
    return PlanarSample(points: Matrix(rows: rows), labels: labels)
  }

  /// The source on the squares where x and y have the same sign, the target where they have not: each coordinate alone tells
  /// nothing.
  ///
  /// Every label is 1: only the marginals matter.
  ///
  /// - Precondition: the count is positive.
  public static func checkerboard(countPerDomain: Int, from random: RandomSource) -> PlanarSample {
    precondition(countPerDomain > 0, "A sample has at least one point.")
    let rows = (0..<2 * countPerDomain).map { index in
      let x = random.uniform(in: -1...1)
      let side: Double = (x < 0) == (index < countPerDomain) ? -1 : 1
      return [x, side * random.uniform()]
    }
    return PlanarSample(points: Matrix(rows: rows), labels: rows.map { _ in true })
  }
}
