/// The solution of min over x of ‖Ax − b‖₂: the only one where A has full column rank, else the one of least norm.
///
/// Full rank goes through a pivoted QR decomposition, anything less through the singular values. To fit many right-hand sides with
/// one matrix of full rank, factorise once with ``QRDecomposition``.
///
/// - Complexity: O(*m* *n* min(*m*, *n*)) for an *m* × *n* matrix
public struct LeastSquares: Sendable, Hashable {
  /// x, an element for each column of A.
  public let coefficients: [Double]
  /// b − Ax, an element for each row of A.
  public let residuals: [Double]
  /// The rank of A to working precision.
  public let rank: Int

  /// Solves for the coefficients.
  ///
  /// - Parameters:
  ///   - matrix: A, *m* × *n*: rows are samples, columns are features
  ///   - rightSide: b, *m* elements
  /// - Precondition: b has an element for each row.
  /// - Throws: ``NumericalError`` with the cause `nonFinite`.
  public init(_ matrix: Matrix, _ rightSide: [Double]) throws(NumericalError) {
    precondition(
      rightSide.count == matrix.rowCount,
      "A system of \(matrix.rowCount) equations needs as many right-hand elements, not \(rightSide.count).")
    guard rightSide.isFinite else { throw NumericalError(.nonFinite, in: "Least squares") }
    let decomposition = try QRDecomposition(matrix)
    if decomposition.rank == matrix.columnCount {
      rank = decomposition.rank
      coefficients = try decomposition.solve(rightSide)
    } else {
      let singular = try SingularValueDecomposition(matrix)
      rank = singular.rank
      coefficients = singular.leastSquares(rightSide)
    }
    residuals = rightSide.subtracting(matrix.times(coefficients))
  }
}
