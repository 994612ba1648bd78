internal import CGSL

/// The Cholesky decomposition A = LLᵀ of a symmetric positive definite matrix: factorise once, solve often.
///
/// - Complexity: O(*n*³) once, O(*n*²) for each right-hand side.
public struct CholeskyDecomposition: Sendable, Hashable {
  /// L, lower triangular with a positive diagonal; zeros above.
  ///
  /// If z is a standard normal vector, Lz has the covariance A.
  public let lower: Matrix

  /// An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁): 1 is perfect, below 2⁻⁵² nothing is left of a solution.
  public let reciprocalCondition: Double

  /// Factorises a symmetric positive definite matrix, of which only the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  /// - Throws: ``NumericalError`` with the cause `notPositiveDefinite` or `nonFinite`.
  public init(_ matrix: Matrix) throws(NumericalError) {
    let operation = "Cholesky decomposition of a \(matrix.shape) matrix"
    precondition(matrix.isSquare, "Only a square matrix has a Cholesky decomposition, not one of \(matrix.shape).")
    try matrix.requireFinite(in: operation)
    var lower = matrix
    if matrix.rowCount > 0 {
      try lower.withMutableGSLMatrix { factor throws(NumericalError) in
        try GSL.call(operation, domainError: .notPositiveDefinite) { gsl_linalg_cholesky_decomp1(factor) }
      }
    }
    for row in 0..<lower.rowCount {
      for column in row + 1..<max(row + 1, lower.columnCount) { lower[row, column] = 0 }
    }
    self.lower = lower
    let triangle = Triangle(matrix: lower, isLower: true)
    let solve = { (vector: inout [Double]) in
      triangle.solve(&vector)
      triangle.solve(&vector, transposed: true)
    }
    reciprocalCondition = reciprocalConditionEstimate(
      norm: matrix.mirroringLowerTriangle.oneNorm, count: matrix.rowCount, solve: solve, solveTransposed: solve)
  }

  /// The solution x of Ax = b.
  ///
  /// - Precondition: b has an element for each row.
  public func solve(_ rightSide: [Double]) -> [Double] {
    var solution = solveLower(rightSide)
    triangle.solve(&solution, transposed: true)
    return solution
  }

  /// The solution X of AX = B.
  ///
  /// - Precondition: B has as many rows as A.
  public func solve(_ rightSides: Matrix) -> Matrix {
    var solution = solveLower(rightSides)
    triangle.solve(&solution, transposed: true)
    return solution
  }

  /// The solution x of Lx = b.
  ///
  /// Its squared norm is bᵀA⁻¹b, the squared Mahalanobis distance of b from 0.
  ///
  /// - Precondition: b has an element for each row.
  public func solveLower(_ rightSide: [Double]) -> [Double] {
    requireRows(rightSide.count)
    var solution = rightSide
    triangle.solve(&solution)
    return solution
  }

  /// The solution X of LX = B.
  ///
  /// - Precondition: B has as many rows as A.
  public func solveLower(_ rightSides: Matrix) -> Matrix {
    requireRows(rightSides.rowCount)
    var solution = rightSides
    triangle.solve(&solution)
    return solution
  }

  /// L as BLAS solves with it.
  var triangle: Triangle { Triangle(matrix: lower, isLower: true) }

  private func requireRows(_ count: Int) {
    precondition(
      count == lower.rowCount, "A system of \(lower.rowCount) equations needs as many right-hand elements, not \(count).")
  }
}
