/// The slope of the least-squares line through points: Σ (x − x̄)(y − ȳ) / Σ (x − x̄)².
///
/// - Precondition: there are two different x.
public func leastSquaresSlope(_ points: [(x: Double, y: Double)]) -> Double {
  let (x, y) = (points.map(\.x).mean, points.map(\.y).mean)
  let spread = points.map { ($0.x - x) * ($0.x - x) }.sum()
  precondition(spread > 0, "A slope needs two different places.")
  return points.map { ($0.x - x) * ($0.y - y) }.sum() / spread
}
