public import NumericCore

extension GaussianTransport {
  /// How far the formulas are from what they say, for points with their own moments and other moments of a target: the largest
  /// relative difference of A C_S A from C_T, and of W₂² from what the solver finds between the points and their images. Rounding
  /// alone.
  ///
  /// The map is a gradient of a convex function, so that it moves any points optimally, and its mean squared displacement is W₂²
  /// for any points with these moments.
  ///
  /// - Parameters:
  ///   - points: n × d, of which more than d are in general position; C_S is their covariance with divisor n.
  ///   - targetMean: d coordinates.
  ///   - targetCovariance: d × d, symmetric and positive semidefinite.
  /// - Throws: `NumericalError` if a covariance is not definite enough; `TransportError`.
  public static func certificateViolation(of points: Matrix, targetMean: [Double], targetCovariance: Matrix) throws -> Double {
    let mean = points.columnMeans
    let covariance = (1 / Double(points.rowCount)) * points.subtracting(rowwise: mean).gram
    let transport = try GaussianTransport(
      sourceMean: mean, sourceCovariance: covariance, targetMean: targetMean, targetCovariance: targetCovariance)
    let map = try transport.linearMap()
    let solved = try ExactTransport(squaredDistanceFrom: points, to: transport.map(points)).cost
    return max(
      (map * covariance * map - targetCovariance).largestMagnitude / targetCovariance.largestMagnitude,
      (solved / transport.squaredDistance - 1).magnitude)
  }
}
