public import NumericCore

extension LinearProjection {
  /// The directions that best separate known classes, scaled so that within a class the features are white.
  ///
  /// V maximises tr VᵀS_bV subject to VᵀS_wV = I, where
  ///
  ///     S_w = covariance of the points around the means of their classes, shrunk towards a multiple of the identity,
  ///     S_b = Σ_k (n_k / n) (m_k − m)(m_k − m)ᵀ:   S_b v = λ S_w v,   the k largest λ.
  ///
  /// In the new features Euclidean distance is Mahalanobis distance by S_w, restricted to the first k directions. Classes differ in
  /// one direction less than there are classes; the directions beyond, λ = 0, are white noise.
  ///
  /// Source: C. R. Rao, "The utilization of multiple measurements in problems of biological classification", Journal of the Royal
  /// Statistical Society B 10 (1948); the shrinkage is ``ShrunkCovariance/ledoitWolf(_:)``.
  ///
  /// - Parameters:
  ///   - points: `n × d`.
  ///   - classes: the class of each point, in `0 ..< classCount`.
  ///   - count: the number of directions, at most d.
  /// - Precondition: there is one class a point, and `count` is in 1…d.
  /// - Throws: ``NumericalError`` where an element is not finite, where all points of each class are equal, or where they spread in
  ///   fewer than d directions and the shrinkage is 0, as for two points of one class.
  /// - Complexity: O(*n* *d*² + *d*³)
  public static func discriminants(
    of points: Matrix, classes: [Int], classCount: Int, count: Int
  ) throws(NumericalError) -> LinearProjection {
    precondition(classes.count == points.rowCount && !classes.isEmpty, "Discriminants need points with one class each.")
    precondition(1...points.columnCount ~= count, "Of \(points.columnCount) features there are no \(count) discriminants.")
    let mean = points.columnMeans
    let means = points.classMeans(classes, classCount: classCount)
    // A row for each point, so that classes count by their size.
    let centres = means.rows(classes)
    let residuals = points - centres
    guard !points.isFinite || residuals.exceedsRounding(of: points) else {
      throw NumericalError(.notPositiveDefinite, in: "Covariance within classes")
    }
    let within = ShrunkCovariance.ledoitWolf(residuals).covariance
    let between = (1 / Double(points.rowCount)) * centres.subtracting(rowwise: mean).gram
    let eigen = try GeneralizedEigendecomposition(between, metric: within)
    return LinearProjection(origin: mean, directions: eigen.vectors.lastColumns(count))
  }
}

extension Matrix {
  /// Whether a column of these residuals is larger than what rounding leaves of means of n equal points: n units in the last place.
  fileprivate func exceedsRounding(of points: Matrix) -> Bool {
    func largest(_ matrix: Matrix, _ column: Int) -> Double { matrix.column(column).map(abs).max() ?? 0 }
    return (0..<columnCount).contains {
      largest(self, $0) > Double(rowCount) * Double.ulpOfOne * largest(points, $0)
    }
  }
}
