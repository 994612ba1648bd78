public import NumericCore

extension LinearProjection {
  /// The directions of largest variance: orthonormal V that maximises tr VᵀSV, with S the covariance of the rows.
  ///
  /// The new features are uncorrelated, in descending order of variance. The largest component of every direction is positive.
  ///
  /// Source: H. Hotelling, "Analysis of a complex of statistical variables into principal components", Journal of Educational
  /// Psychology 24 (1933).
  ///
  /// - Parameters:
  ///   - points: `n × d`.
  ///   - count: k, at most d.
  /// - Precondition: there is a point, and `count` is in 1…d.
  /// - Throws: ``NumericalError`` where an element is not finite.
  /// - Complexity: O(*n* *d*² + *d*³)
  public static func principalComponents(of points: Matrix, count: Int) throws(NumericalError) -> LinearProjection {
    precondition(points.rowCount > 0, "Principal components need a point.")
    precondition(1...points.columnCount ~= count, "Of \(points.columnCount) features there are no \(count) principal components.")
    let means = points.columnMeans
    let eigen = try SymmetricEigendecomposition(points.subtracting(rowwise: means).gram)
    return LinearProjection(origin: means, directions: eigen.vectors.lastColumns(count))
  }
}

extension Matrix {
  /// The last `count` columns, last first: those of the largest eigenvalues, in descending order.
  func lastColumns(_ count: Int) -> Matrix {
    let rows = transposed
    return rows.rows((1...count).map { rows.rowCount - $0 }).transposed
  }
}
