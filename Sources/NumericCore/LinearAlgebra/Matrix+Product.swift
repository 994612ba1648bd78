internal import CGSL

extension Matrix {
  /// The product AB.
  ///
  /// - Precondition: the left matrix has as many columns as the right one has rows.
  /// - Complexity: O(*m* *n* *k*) for an *m* × *k* matrix times a *k* × *n* matrix.
  public static func * (left: Matrix, right: Matrix) -> Matrix { product(left, right) }

  /// The product ABᵀ, without forming Bᵀ.
  ///
  /// - Precondition: both matrices have the same number of columns.
  public func timesTransposed(_ other: Matrix) -> Matrix { Matrix.product(self, other, transposingRight: true) }

  /// The product AᵀB, without forming Aᵀ.
  ///
  /// - Precondition: both matrices have the same number of rows.
  public func transposedTimes(_ other: Matrix) -> Matrix { Matrix.product(self, other, transposingLeft: true) }

  /// The product Ax.
  ///
  /// - Precondition: the vector has an element for each column.
  public func times(_ vector: [Double]) -> [Double] { product(vector, transposing: false) }

  /// The product Aᵀx, without forming Aᵀ.
  ///
  /// - Precondition: the vector has an element for each row.
  public func transposedTimes(_ vector: [Double]) -> [Double] { product(vector, transposing: true) }

  /// The Gram matrix AᵀA of the columns, exactly symmetric, at half the cost of a product.
  public var gram: Matrix { gram(transposing: true) }

  /// The Gram matrix AAᵀ of the rows, exactly symmetric, at half the cost of a product.
  public var rowGram: Matrix { gram(transposing: false) }

  /// Writes C ← scale · op(A) · op(B) + keeping · C, where op transposes or leaves an operand as it is.
  ///
  /// For loops that repeat a product: `result` keeps its storage. With `keeping` 0, the old values of C do not matter, not even
  /// NaN.
  ///
  /// - Precondition: op(A) is *m* × *k*, op(B) is *k* × *n* and C is *m* × *n*.
  public static func multiply(
    _ left: Matrix, _ right: Matrix, transposingLeft: Bool = false, transposingRight: Bool = false,
    scale: Double = 1, keeping: Double = 0, into result: inout Matrix
  ) {
    let (rows, leftInner) = transposingLeft ? (left.columnCount, left.rowCount) : (left.rowCount, left.columnCount)
    let (inner, columns) = transposingRight ? (right.columnCount, right.rowCount) : (right.rowCount, right.columnCount)
    precondition(leftInner == inner, "A product of \(rows) × \(leftInner) by \(inner) × \(columns) does not exist.")
    precondition(
      result.rowCount == rows && result.columnCount == columns,
      "A product of \(rows) × \(columns) does not fit into a matrix of \(result.shape).")
    precondition(GSL.isReady)
    guard rows > 0 && columns > 0 else { return }
    cblas_dgemm(
      CblasRowMajor, transposingLeft ? CblasTrans : CblasNoTrans, transposingRight ? CblasTrans : CblasNoTrans,
      CInt(rows), CInt(columns), CInt(inner),
      scale, left.elements, CInt(max(1, left.columnCount)), right.elements, CInt(max(1, right.columnCount)),
      keeping, &result.storage, CInt(columns))
  }

  private static func product(
    _ left: Matrix, _ right: Matrix, transposingLeft: Bool = false, transposingRight: Bool = false
  ) -> Matrix {
    var result = Matrix(
      rowCount: transposingLeft ? left.columnCount : left.rowCount,
      columnCount: transposingRight ? right.rowCount : right.columnCount, repeating: 0)
    multiply(left, right, transposingLeft: transposingLeft, transposingRight: transposingRight, into: &result)
    return result
  }

  private func product(_ vector: [Double], transposing: Bool) -> [Double] {
    let (resultCount, inner) = transposing ? (columnCount, rowCount) : (rowCount, columnCount)
    precondition(vector.count == inner, "A product with a matrix of \(shape) needs \(inner) elements, not \(vector.count).")
    precondition(GSL.isReady)
    var result = [Double](repeating: 0, count: resultCount)
    guard resultCount > 0 && inner > 0 else { return result }
    cblas_dgemv(
      CblasRowMajor, transposing ? CblasTrans : CblasNoTrans, CInt(rowCount), CInt(columnCount),
      1, elements, CInt(columnCount), vector, 1, 0, &result, 1)
    return result
  }

  private func gram(transposing: Bool) -> Matrix {
    let (count, inner) = transposing ? (columnCount, rowCount) : (rowCount, columnCount)
    precondition(GSL.isReady)
    var result = Matrix(rowCount: count, columnCount: count, repeating: 0)
    guard count > 0 && inner > 0 else { return result }
    cblas_dsyrk(
      CblasRowMajor, CblasLower, transposing ? CblasTrans : CblasNoTrans, CInt(count), CInt(inner),
      1, elements, CInt(columnCount), 0, &result.storage, CInt(count))
    return result.mirroringLowerTriangle
  }
}
