public import Learning
public import NumericCore

/// Two distributions on the same finitely many points, on which distances between distributions are exact but for rounding.
public struct DistributionPair: Sendable {
  /// The points, k × d, rows are points.
  public let points: Matrix
  /// The source's mass of each point; they sum to 1.
  public let source: [Double]
  /// The target's mass of each point; they sum to 1.
  public let target: [Double]

  /// A pair of distributions.
  ///
  /// - Precondition: there is a mass of each domain for every point.
  public init(points: Matrix, source: [Double], target: [Double]) {
    precondition(
      points.rowCount == source.count && points.rowCount == target.count, "Every point has a mass in both distributions.")
    self.points = points
    self.source = source
    self.target = target
  }

  /// S(x) − T(x).
  public var differences: [Double] { zip(source, target).map { $0 - $1 } }

  /// The squared MMD Σ δᵢ δⱼ k(xᵢ, xⱼ), δ = S − T, of the masses at other places.
  public func squaredDiscrepancy(_ kernel: Kernel, at places: Matrix) -> Double {
    max(0, differences.dot(kernel.gram(of: places).times(differences)))
  }

  /// Optimal transport of the masses for the costs between the points.
  public func transport(_ costs: Matrix) throws(TransportError) -> ExactTransport {
    try ExactTransport(TransportProblem(costs: costs, sourceWeights: source, targetWeights: target))
  }

  /// M = E[x xᵀ] under masses, not centred.
  public func secondMoments(_ masses: [Double]) -> Matrix {
    var scaled = points
    scaled.transformRows { row, point in for column in 0..<point.count { point[column] *= masses[row] } }
    return points.transposedTimes(scaled)
  }

  /// The covariance Σ w (x − mean)(x − mean)ᵀ under masses.
  public func covariance(_ masses: [Double]) -> Matrix {
    let centred = points.subtracting(rowwise: points.columnMeans(weights: masses))
    return DistributionPair(points: centred, source: source, target: target).secondMoments(masses)
  }
}
