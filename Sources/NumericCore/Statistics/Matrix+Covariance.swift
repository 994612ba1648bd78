extension Matrix {
  /// The unbiased covariance of the columns, `d × d` for *d* columns: Xᵀ X / (*n* − 1) for the centred rows X.
  ///
  /// - Precondition: there are at least two rows.
  /// - Complexity: O(*n* *d*²).
  public var covariance: Matrix {
    precondition(rowCount >= 2, "The covariance needs at least two rows, not \(rowCount).")
    return (1 / Double(rowCount - 1)) * subtracting(rowwise: columnMeans).gram
  }
}
