internal import CGSL
internal import CProduct

/// The eigendecomposition A = V Λ Vᵀ of a symmetric matrix.
///
/// The largest component of every eigenvector is positive, so that the same matrix gives the same vectors whatever library computes
/// them. Vectors of equal eigenvalues are still any orthonormal basis of their space.
///
/// - Complexity: O(*n*³)
public struct SymmetricEigendecomposition: Sendable, Hashable {
  /// The eigenvalues, ascending.
  public let values: [Double]

  /// V: column *j* is the unit eigenvector of `values[j]`.
  public let vectors: Matrix

  /// Decomposes a symmetric matrix, of which only the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  /// - Throws: ``NumericalError`` with the cause `nonFinite`, or `notConverged` (unheard of for finite matrices).
  public init(_ matrix: Matrix) throws(NumericalError) {
    let operation = "Eigendecomposition of a \(matrix.shape) matrix"
    precondition(matrix.isSquare, "Only a square matrix has eigenvalues, not one of \(matrix.shape).")
    try matrix.requireFinite(in: operation)
    guard matrix.rowCount > 0 else {
      (values, vectors) = ([], matrix)
      return
    }
    let (values, rows) = try symmetricEigenvectors(of: matrix, operation: operation)
    self.values = values
    vectors = rows.orientingRows.transposed
  }
}

// The two backends: eigenvalues in ascending order, and a matrix whose rows are the eigenvectors.

private func symmetricEigenvectors(of matrix: Matrix, operation: String) throws(NumericalError) -> ([Double], Matrix) {
  if let openBLAS = GSL.openBLAS {
    try symmetricEigenvectors(of: matrix, by: openBLAS, operation: operation)
  } else {
    try symmetricEigenvectorsByQR(of: matrix, operation: operation)
  }
}

/// LAPACK's divide and conquer, several times faster than GSL's QR iterations.
private func symmetricEigenvectors(
  of matrix: Matrix, by openBLAS: transferlab_openblas, operation: String
) throws(NumericalError) -> ([Double], Matrix) {
  precondition(GSL.isReady)
  var order = CInt(matrix.rowCount)
  // LAPACK goes by columns, so our lower triangle is its upper one, and its columns come back as our rows.
  var vectors = matrix
  var values = [Double](repeating: 0, count: matrix.rowCount)
  var workCount = 1 + 6 * order + 2 * order * order
  var integerWorkCount = 3 + 5 * order
  var integerWork = [CInt](repeating: 0, count: Int(integerWorkCount))
  var status: CInt = 0
  withScratch(Int(workCount)) { work in
    openBLAS.dsyevd(
      "V", "U", &order, &vectors.storage, &order, &values, work, &workCount, &integerWork, &integerWorkCount, &status, 1, 1)
  }
  guard status == 0 else { throw NumericalError(.notConverged, in: operation) }
  return (values, vectors)
}

/// GSL's tridiagonal QR, on the matrix scaled by a power of two so that squares neither overflow nor underflow.
private func symmetricEigenvectorsByQR(of matrix: Matrix, operation: String) throws(NumericalError) -> ([Double], Matrix) {
  let exponent = largestExponent(matrix.elements)
  var scaled = matrix
  scaled.storage = matrix.elements.map { shifted($0, by: -exponent) }
  var values = [Double](repeating: 0, count: matrix.rowCount)
  var vectors = Matrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount, repeating: 0)
  let workspace = try EigenWorkspace(order: matrix.rowCount)
  try scaled.withMutableGSLMatrix { scaled throws(NumericalError) in
    try values.withMutableGSLVector { values throws(NumericalError) in
      try vectors.withMutableGSLMatrix { vectors throws(NumericalError) in
        try GSL.call(operation) { gsl_eigen_symmv(scaled, values, vectors, workspace.pointer) }
        try GSL.call(operation) { gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_ASC) }
      }
    }
  }
  return (values.map { shifted($0, by: exponent) }, vectors.transposed)
}

/// The owner of GSL's scratch memory for one decomposition.
private struct EigenWorkspace: ~Copyable {
  let pointer: UnsafeMutablePointer<gsl_eigen_symmv_workspace>

  init(order: Int) throws(NumericalError) {
    pointer = try GSL.allocate("Eigendecomposition") { gsl_eigen_symmv_alloc(order) }
  }

  deinit { gsl_eigen_symmv_free(pointer) }
}
