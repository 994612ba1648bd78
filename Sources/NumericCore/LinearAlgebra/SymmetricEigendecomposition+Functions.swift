#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Functions of a symmetric matrix A = V Λ Vᵀ, which act on its eigenvalues: f(A) = V f(Λ) Vᵀ. All results are exactly symmetric.
extension SymmetricEigendecomposition {
  /// f(A) = V f(Λ) Vᵀ.
  public func applying(_ function: (Double) -> Double) -> Matrix {
    let images = values.map(function)
    var scaled = vectors
    for row in 0..<scaled.rowCount {
      for column in 0..<scaled.columnCount { scaled[row, column] *= images[column] }
    }
    return scaled.timesTransposed(vectors).mirroringLowerTriangle
  }

  /// A^½, the positive semidefinite S with S² = A.
  ///
  /// Eigenvalues that are negative only by rounding, down to −*n* · 2⁻⁵² times the largest, count as zero.
  ///
  /// - Throws: ``NumericalError`` with the cause `notPositiveDefinite` if A is not positive semidefinite.
  public func squareRoot() throws(NumericalError) -> Matrix {
    guard (values.first ?? 0) >= -roundingLevel else { throw NumericalError(.notPositiveDefinite, in: "Square root of a matrix") }
    return applying { max($0, 0).squareRoot() }
  }

  /// A^−½, the positive definite S with S A S = 1, which whitens data whose covariance is A.
  ///
  /// - Throws: ``NumericalError`` with the cause `notPositiveDefinite` unless all eigenvalues exceed *n* · 2⁻⁵² times the largest.
  public func inverseSquareRoot() throws(NumericalError) -> Matrix {
    try requirePositive(in: "Inverse square root of a matrix")
    return applying { 1 / $0.squareRoot() }
  }

  /// A^`exponent`, for any real exponent.
  ///
  /// - Throws: ``NumericalError`` with the cause `notPositiveDefinite` unless all eigenvalues exceed *n* · 2⁻⁵² times the largest.
  public func power(_ exponent: Double) throws(NumericalError) -> Matrix {
    try requirePositive(in: "Power of a matrix")
    return applying { pow($0, exponent) }
  }

  /// The size of the error with which an eigenvalue is known: *n* · 2⁻⁵² times the largest magnitude.
  private var roundingLevel: Double {
    Double(values.count) * Double.ulpOfOne * max(abs(values.first ?? 0), abs(values.last ?? 0))
  }

  private func requirePositive(in operation: String) throws(NumericalError) {
    guard let smallest = values.first else { return }
    guard smallest > roundingLevel else { throw NumericalError(.notPositiveDefinite, in: operation) }
  }
}
