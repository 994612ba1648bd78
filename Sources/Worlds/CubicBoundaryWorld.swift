public import Learning
public import NumericCore

/// Two clouds in the plane under one labelling: what a flexible classifier learns from the wide cloud is judged on the narrow one.
///
///     S = N(0, I),   T = N((0.9, −0.1), 0.16 I),   y = 1 where x₂ > x₁³ − x₁, else 0.
///
/// The target lies inside the source, so the density ratio is bounded: w ≤ 10.2, and E_S[w²] = 1 + χ² = 5.30. Other targets
/// N((a, −0.1), s² I) can be had: the further out and the narrower, the fewer source examples are worth anything.
public struct CubicBoundaryWorld: Sendable, Hashable {
  /// The source's law of x.
  public let source = MultivariateNormal(mean: [0, 0], choleskyFactor: .identity(2))
  /// The target's law of x.
  public let target: MultivariateNormal

  /// The world with the target N((`shift`, −0.1), `spread`² I).
  ///
  /// - Precondition: the spread is positive.
  public init(shift: Double = 0.9, spread: Double = 0.4) {
    precondition(spread > 0, "A spread is positive.")
    target = MultivariateNormal(mean: [shift, -0.1], choleskyFactor: Matrix(diagonal: [spread, spread]))
  }

  /// The label of a point: 1 above the cubic curve.
  public func label(x: Double, y: Double) -> Double { y > x * x * x - x ? 1 : 0 }

  /// The label of each row.
  ///
  /// - Parameter points: n × 2.
  public func labels(of points: Matrix) -> [Double] { (0..<points.rowCount).map { label(x: points[$0, 0], y: points[$0, 1]) } }

  /// Independent labelled points of one of the two laws.
  ///
  /// - Precondition: `count` is not negative.
  public func sample(of law: MultivariateNormal, count: Int, from random: RandomSource) -> Sample {
    let points = law.draws(count: count, from: random)
    return Sample(features: points, labels: labels(of: points))
  }
}
