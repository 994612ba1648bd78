extension Matrix {
  /// The unbiased covariance of the columns, `d × d` for *d* columns: Xᵀ X / (*n* − 1) for the centred rows X.
  ///
  /// - Precondition: there are at least two rows.
  /// - Complexity: O(*n* *d*²).
  public var covariance: Matrix {
    precondition(rowCount >= 2, "The covariance needs at least two rows, not \(rowCount).")
    return (1 / Double(rowCount - 1)) * subtracting(rowwise: columnMeans).gram
  }

  /// The covariance of the columns under reliability weights of the rows, as in `variance(weights:)`.
  ///
  /// - Precondition: there is a weight for each row; the weights are finite and not negative, and two are positive.
  public func covariance(weights: [Double]) -> Matrix {
    precondition(weights.count == rowCount, "\(rowCount) rows need as many weights, not \(weights.count).")
    requireWeights(weights)
    precondition(weights.count { $0 > 0 } >= 2, "The weighted covariance needs at least two rows of positive weight.")
    let means = (0..<columnCount).map { column($0).mean(weights: weights) }
    var scaled = subtracting(rowwise: means)
    for row in 0..<rowCount {
      for column in 0..<columnCount { scaled[row, column] *= weights[row].squareRoot() }
    }
    let total = weights.sum()
    return (1 / (total - weights.map { $0 * $0 }.sum() / total)) * scaled.gram
  }

  /// The correlation of the columns: the covariance of the columns scaled to variance 1.
  ///
  /// - Precondition: there are at least two rows.
  /// - Throws: ``NumericalError`` with the cause `singular` if a column is constant, for then it has no correlation with any other.
  public func correlation() throws(NumericalError) -> Matrix {
    let covariance = covariance
    let deviations = covariance.diagonal.map { $0.squareRoot() }
    guard deviations.allSatisfy({ $0 > 0 }) else { throw NumericalError(.singular, in: "Correlation") }
    var result = covariance
    for row in 0..<columnCount {
      for column in 0..<columnCount { result[row, column] /= deviations[row] * deviations[column] }
      result[row, row] = 1
    }
    return result
  }
}
