internal import CGSL

extension Matrix {
  /// The weighted Gram matrix AᵀDA of the columns, D = diag(`weights`): exactly symmetric, at half the cost of a product.
  ///
  /// Works on blocks of rows that fit into the cache, so it needs no second matrix of the size of A. Rows of weight 0 take no time.
  ///
  /// - Precondition: there is one weight a row, and none is negative.
  /// - Complexity: O(*n* *d*²) for an *n* × *d* matrix.
  public func weightedGram(_ weights: [Double]) -> Matrix {
    precondition(weights.count == rowCount, "A weighted Gram matrix of \(rowCount) rows needs as many weights.")
    precondition(weights.allSatisfy { $0 >= 0 }, "The weights of a Gram matrix are not negative.")
    precondition(GSL.isReady)
    var result = Matrix(rowCount: columnCount, columnCount: columnCount, repeating: 0)
    guard columnCount > 0 else { return result }
    let blockSize = max(8, 16_384 / columnCount)
    let weighted = weights.indices.filter { weights[$0] > 0 }
    var block = [Double](repeating: 0, count: min(blockSize, weighted.count) * columnCount)
    for first in stride(from: 0, to: weighted.count, by: blockSize) {
      let rows = weighted[first..<min(first + blockSize, weighted.count)]
      copyRows(rows, scaledBy: { weights[$0].squareRoot() }, to: &block, at: 0)
      cblas_dsyrk(
        CblasRowMajor, CblasLower, CblasTrans, CInt(columnCount), CInt(rows.count),
        1, block, CInt(columnCount), 1, &result.storage, CInt(columnCount))
    }
    return result.mirroringLowerTriangle
  }

  /// Writes the given rows, each times its scale, to `block`, whose rows are as long: one behind the other, from its row `start`
  /// on.
  @inline(__always)
  func copyRows(_ rows: some Collection<Int>, scaledBy scale: (Int) -> Double, to block: inout [Double], at start: Int) {
    precondition((start + rows.count) * columnCount <= block.count, "\(rows.count) rows do not fit into what is left of a block.")
    block.withUnsafeMutableBufferPointer { target in
      elements.withUnsafeBufferPointer { source in
        for (place, row) in rows.enumerated() {
          let (from, to, scale) = (row &* columnCount, (start &+ place) &* columnCount, scale(row))
          for column in 0..<columnCount { target[to &+ column] = scale * source[from &+ column] }
        }
      }
    }
  }
}
