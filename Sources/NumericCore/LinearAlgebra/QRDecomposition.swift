internal import CGSL

/// The QR decomposition with column pivoting of an *m* × *n* matrix of any shape:
///
///     A P = Q R,
///
/// where P permutes the columns so that the diagonal of R decreases in magnitude, Q has *k* = min(*m*, *n*) orthonormal columns and
/// R is *k* × *n* upper triangular. Where R's diagonal falls to rounding level, the rank ends.
///
/// - Complexity: O(*m* *n* *k*) once, O(*m* *k*) for each right-hand side.
public struct QRDecomposition: Sendable, Hashable {
  /// `columnOrder[j]` is the column of A that P moves to place *j*.
  public let columnOrder: [Int]

  /// The number of diagonal elements of R above max(*m*, *n*) · 2⁻⁵² times the largest.
  ///
  /// It depends on the units of the columns: next to a large column, one 10¹⁶ times smaller counts as zero.
  public let rank: Int

  private let factors: Matrix
  private let reflectionScales: [Double]

  /// Factorises a matrix.
  ///
  /// - Throws: ``NumericalError`` with the cause `nonFinite`.
  public init(_ matrix: Matrix) throws(NumericalError) {
    let operation = "QR decomposition of a \(matrix.shape) matrix"
    try matrix.requireFinite(in: operation)
    var factors = matrix
    var columnOrder = Array(0..<matrix.columnCount)
    var scales = [Double](repeating: 0, count: min(matrix.rowCount, matrix.columnCount))
    var norms = [Double](repeating: 0, count: matrix.columnCount)
    var sign: CInt = 1
    if !scales.isEmpty {
      try factors.withMutableGSLMatrix { factors throws(NumericalError) in
        try scales.withMutableGSLVector { scales throws(NumericalError) in
          try norms.withMutableGSLVector { norms throws(NumericalError) in
            try columnOrder.withMutableGSLPermutation { order throws(NumericalError) in
              try GSL.call(operation) { gsl_linalg_QRPT_decomp(factors, scales, order, &sign, norms) }
            }
          }
        }
      }
    }
    self.factors = factors
    self.columnOrder = columnOrder
    reflectionScales = scales
    let magnitudes = factors.diagonal.map { abs($0) }
    let threshold = Double(max(matrix.rowCount, matrix.columnCount)) * Double.ulpOfOne * (magnitudes.max() ?? 0)
    rank = magnitudes.count { $0 > threshold }
  }

  /// R, *k* × *n*, with zeros below its diagonal.
  public var upper: Matrix {
    var upper = factors.rows(Array(0..<reflectionScales.count))
    for row in 0..<upper.rowCount {
      for column in 0..<row { upper[row, column] = 0 }
    }
    return upper
  }

  /// Q, *m* × *k*, with orthonormal columns.
  ///
  /// - Throws: ``NumericalError``, only if memory runs out.
  public func orthogonal() throws(NumericalError) -> Matrix {
    let rows = try (0..<reflectionScales.count).map { index throws(NumericalError) in
      var unit = [Double](repeating: 0, count: factors.rowCount)
      unit[index] = 1
      return try applying(unit) { gsl_linalg_QR_Qvec($0, $1, $2) }
    }
    return rows.isEmpty ? Matrix(rowCount: factors.rowCount, columnCount: 0, elements: []) : Matrix(rows: rows).transposed
  }

  /// The x that minimises ‖Ax − b‖₂; if A is square, the solution of Ax = b.
  ///
  /// - Precondition: b has an element for each row.
  /// - Throws: ``NumericalError`` with the cause `singular` if the rank is below *n*, or `nonFinite`.
  /// - Complexity: O(*m* *n*)
  public func solve(_ rightSide: [Double]) throws(NumericalError) -> [Double] {
    let operation = "Least squares of \(factors.rowCount) equations in \(factors.columnCount) unknowns"
    let columnCount = factors.columnCount
    precondition(
      rightSide.count == factors.rowCount,
      "A system of \(factors.rowCount) equations needs as many right-hand elements, not \(rightSide.count).")
    guard rightSide.isFinite else { throw NumericalError(.nonFinite, in: operation) }
    guard rank == columnCount else { throw NumericalError(.singular, in: operation) }
    guard columnCount > 0 else { return [] }
    var permuted = Array(try applying(rightSide) { gsl_linalg_QR_QTvec($0, $1, $2) }.prefix(columnCount))
    let square = factors.rowCount == columnCount ? factors : factors.rows(Array(0..<columnCount))
    Triangle(matrix: square, isLower: false).solve(&permuted)
    var solution = permuted
    for (place, column) in columnOrder.enumerated() { solution[column] = permuted[place] }
    return solution
  }

  private func applying(
    _ vector: [Double],
    _ reflect: (UnsafePointer<gsl_matrix>, UnsafePointer<gsl_vector>, UnsafeMutablePointer<gsl_vector>) -> CInt
  ) throws(NumericalError) -> [Double] {
    var image = vector
    try factors.withGSLMatrix { factors throws(NumericalError) in
      try reflectionScales.withGSLVector { scales throws(NumericalError) in
        try image.withMutableGSLVector { image throws(NumericalError) in
          try GSL.call("Orthogonal transformation") { reflect(factors, scales, image) }
        }
      }
    }
    return image
  }
}
