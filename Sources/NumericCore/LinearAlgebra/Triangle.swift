internal import CGSL

/// A triangle of a square matrix, as BLAS solves with it.
struct Triangle {
  /// The matrix; the other triangle is not read.
  let matrix: Matrix
  /// Whether it is the lower triangle.
  let isLower: Bool

  /// Solves op(T) X = B in place.
  func solve(_ rightSides: inout Matrix, transposed: Bool = false) {
    solve(&rightSides, transposed: transposed, fromRight: false)
  }

  /// Solves X op(T) = B in place.
  func solveFromRight(_ leftSides: inout Matrix, transposed: Bool = false) {
    solve(&leftSides, transposed: transposed, fromRight: true)
  }

  /// Solves op(T) x = b in place.
  func solve(_ rightSide: inout [Double], transposed: Bool = false) {
    guard !rightSide.isEmpty else { return }
    precondition(GSL.isReady)
    cblas_dtrsv(
      CblasRowMajor, isLower ? CblasLower : CblasUpper, transposed ? CblasTrans : CblasNoTrans,
      CblasNonUnit, CInt(rightSide.count),
      matrix.elements, CInt(matrix.columnCount), &rightSide, 1)
  }

  private func solve(_ sides: inout Matrix, transposed: Bool, fromRight: Bool) {
    guard !sides.elements.isEmpty else { return }
    precondition(GSL.isReady)
    cblas_dtrsm(
      CblasRowMajor, fromRight ? CblasRight : CblasLeft, isLower ? CblasLower : CblasUpper,
      transposed ? CblasTrans : CblasNoTrans, CblasNonUnit,
      CInt(sides.rowCount), CInt(sides.columnCount),
      1, matrix.elements, CInt(matrix.columnCount), &sides.storage, CInt(sides.columnCount))
  }
}
