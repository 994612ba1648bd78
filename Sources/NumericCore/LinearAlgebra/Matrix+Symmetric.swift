internal import CGSL

extension Matrix {
  /// The symmetric matrix whose element in row i, column j ≤ i is some function of the inner product xᵢᵀxⱼ, at half the cost of
  /// computing all.
  ///
  /// BLAS fills the lower triangle with the inner products; `transform` then sees, row by row, the part on and left of the diagonal
  /// and replaces it; last, the part above the diagonal becomes the mirror image.
  ///
  /// - Parameters:
  ///   - rows: the vectors xᵢ, one a row.
  ///   - transform: replaces the inner products of row i with rows 0…i.
  /// - Complexity: O(*n*² *d*) for *n* vectors of *d* elements.
  public init(innerProductsOf rows: Matrix, transform: (_ row: Int, _ part: inout MutableSpan<Double>) -> Void) {
    let count = rows.rowCount
    self.init(rowCount: count, columnCount: count, repeating: 0)
    precondition(GSL.isReady)
    if count > 0 && rows.columnCount > 0 {
      cblas_dsyrk(
        CblasRowMajor, CblasLower, CblasNoTrans, CInt(count), CInt(rows.columnCount),
        1, rows.elements, CInt(rows.columnCount), 0, &storage, CInt(count))
    }
    storage.withUnsafeMutableBufferPointer { buffer in
      for row in 0..<count {
        var part = MutableSpan(_unsafeElements: buffer.extracting(row * count..<row * count + row + 1))
        transform(row, &part)
      }
      mirrorLowerTriangle(buffer, count: count)
    }
  }
}

extension Matrix {
  /// The matrix that equals this one on and below the diagonal and its mirror image above.
  ///
  /// - Precondition: the matrix is square.
  var mirroringLowerTriangle: Matrix {
    precondition(isSquare, "Only a square matrix has a mirror image, not one of \(shape).")
    var mirrored = self
    mirrored.storage.withUnsafeMutableBufferPointer { mirrorLowerTriangle($0, count: rowCount) }
    return mirrored
  }

  /// The matrix of the elements whose row and column are both among these indices, in this order.
  ///
  /// - Precondition: the matrix is square, and the indices are among those of its rows.
  /// - Complexity: O(*m*²) for *m* indices.
  public func principalSubmatrix(_ indices: [Int]) -> Matrix {
    precondition(isSquare, "Only a square matrix has principal submatrices, not one of \(shape).")
    precondition(indices.allSatisfy { $0 >= 0 && $0 < rowCount }, "The indices of a principal submatrix are those of rows.")
    let (count, stride) = (indices.count, columnCount)
    let chosen = [Double](unsafeUninitializedCapacity: count * count) { buffer, initializedCount in
      elements.withUnsafeBufferPointer { source in
        for (row, index) in indices.enumerated() {
          for column in 0..<count { buffer[row &* count &+ column] = source[index &* stride &+ indices[column]] }
        }
      }
      initializedCount = count * count
    }
    return Matrix(rowCount: count, columnCount: count, elements: chosen)
  }
}

/// Copies the lower triangle above the diagonal, in blocks that fit into the first cache.
func mirrorLowerTriangle(_ elements: UnsafeMutableBufferPointer<Double>, count: Int) {
  let block = 32
  for firstRow in stride(from: 0, to: count, by: block) {
    for firstColumn in stride(from: 0, through: firstRow, by: block) {
      for row in firstRow..<min(firstRow + block, count) {
        for column in firstColumn..<min(firstColumn + block, row) {
          elements[column &* count &+ row] = elements[row &* count &+ column]
        }
      }
    }
  }
}
