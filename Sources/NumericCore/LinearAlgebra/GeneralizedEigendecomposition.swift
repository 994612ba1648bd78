/// The eigendecomposition A V = B V Λ of a pair of symmetric matrices, B positive definite.
///
/// With the Cholesky factor B = LLᵀ, the vectors are V = L⁻ᵀW for the eigenvectors W of L⁻¹AL⁻ᵀ, hence VᵀBV = 1 and VᵀAV = Λ.
/// The largest component of every vector is positive.
///
/// - Complexity: O(*n*³)
public struct GeneralizedEigendecomposition: Sendable, Hashable {
  /// The eigenvalues λ of Av = λBv, ascending.
  public let values: [Double]

  /// V: column *j* is the eigenvector of `values[j]`, with vᵀBv = 1.
  public let vectors: Matrix

  /// Decomposes a pair of symmetric matrices, of which only the lower triangles are read.
  ///
  /// - Precondition: both matrices are square and of the same order.
  /// - Throws: ``NumericalError`` with the cause `notPositiveDefinite` for B, `nonFinite`, or `overflow` where the eigenvalues
  ///   exceed a double.
  public init(_ matrix: Matrix, metric: Matrix) throws(NumericalError) {
    precondition(
      matrix.isSquare && matrix.rowCount == metric.rowCount && metric.isSquare,
      "A generalised eigenproblem needs two square matrices of one order, not \(matrix.shape) and \(metric.shape).")
    try matrix.requireFinite(in: "Generalised eigendecomposition")
    let triangle = try CholeskyDecomposition(metric).triangle
    var reduced = matrix.mirroringLowerTriangle
    triangle.solve(&reduced)
    triangle.solveFromRight(&reduced, transposed: true)
    guard reduced.isFinite else { throw NumericalError(.overflow, in: "Generalised eigendecomposition") }
    let eigen = try SymmetricEigendecomposition(reduced)
    values = eigen.values
    var vectors = eigen.vectors
    triangle.solve(&vectors, transposed: true)
    self.vectors = vectors.transposed.orientingRows.transposed
  }
}
