internal import CGSL
internal import CProduct

/// The thin singular value decomposition A = U Σ Vᵀ of an *m* × *n* matrix of any shape.
///
/// With *k* = min(*m*, *n*), U is *m* × *k*, Σ is diagonal and V is *n* × *k*. The largest component of every right vector is
/// positive, so that the same matrix gives the same vectors whatever library computes them.
///
/// The best approximation of A of rank *r*, in the Frobenius and the spectral norm, keeps the first *r* terms: see
/// ``approximation(rank:)``.
///
/// - Complexity: O(*m* *n* *k*)
public struct SingularValueDecomposition: Sendable, Hashable {
  /// The singular values, descending, none negative.
  public let values: [Double]
  /// U: column *j* is the left singular vector of `values[j]`.
  public let leftVectors: Matrix
  /// V: column *j* is the right singular vector of `values[j]`.
  public let rightVectors: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: ``NumericalError`` with the cause `nonFinite`, or `notConverged` (unheard of for finite matrices).
  public init(_ matrix: Matrix) throws(NumericalError) {
    let operation = "Singular value decomposition of a \(matrix.shape) matrix"
    try matrix.requireFinite(in: operation)
    guard !matrix.elements.isEmpty else {
      values = []
      leftVectors = Matrix(rowCount: matrix.rowCount, columnCount: 0, elements: [])
      rightVectors = Matrix(rowCount: matrix.columnCount, columnCount: 0, elements: [])
      return
    }
    let (values, left, rightRows) = try singularVectors(of: matrix, operation: operation)
    var (leftVectors, rows) = (left, rightRows)
    for index in values.indices where rows.isNegativelyOriented(row: index) {
      rows.negateRow(index)
      for row in 0..<leftVectors.rowCount { leftVectors[row, index].negate() }
    }
    self.values = values
    self.leftVectors = leftVectors
    rightVectors = rows.transposed
  }

  /// The number of singular values above max(*m*, *n*) · 2⁻⁵² times the largest.
  public var rank: Int {
    let size = Double(max(leftVectors.rowCount, rightVectors.rowCount))
    let threshold = size * Double.ulpOfOne * (values.first ?? 0)
    return values.count { $0 > threshold }
  }

  /// The matrix of rank at most `rank` that is nearest to A in the Frobenius norm.
  ///
  /// Source: C. Eckart and G. Young, "The approximation of one matrix by another of lower rank", Psychometrika 1 (1936).
  ///
  /// - Precondition: `rank` is in 0…*k*.
  public func approximation(rank: Int) -> Matrix {
    precondition((0...values.count).contains(rank), "The rank of an approximation is in 0…\(values.count), not \(rank).")
    var scaled = leftVectors
    for row in 0..<scaled.rowCount {
      for column in 0..<scaled.columnCount { scaled[row, column] *= column < rank ? values[column] : 0 }
    }
    return scaled.timesTransposed(rightVectors)
  }

  /// The x of least norm among those that minimise ‖Ax − b‖₂: singular values beyond the rank count as zero.
  ///
  /// - Precondition: b has an element for each row of A.
  public func leastSquares(_ rightSide: [Double]) -> [Double] {
    var coordinates = leftVectors.transposedTimes(rightSide)
    let rank = rank
    for index in coordinates.indices { coordinates[index] = index < rank ? coordinates[index] / values[index] : 0 }
    return rightVectors.times(coordinates)
  }
}

// The two backends: the singular values, U, and a matrix whose rows are the right singular vectors. The matrix is not empty.

private func singularVectors(of matrix: Matrix, operation: String) throws(NumericalError) -> ([Double], Matrix, Matrix) {
  if let openBLAS = GSL.openBLAS {
    try singularVectors(of: matrix, by: openBLAS, operation: operation)
  } else {
    try singularVectorsByQR(of: matrix, operation: operation)
  }
}

/// LAPACK's divide and conquer, several times faster than GSL's QR iterations.
private func singularVectors(
  of matrix: Matrix, by openBLAS: transferlab_openblas, operation: String
) throws(NumericalError) -> ([Double], Matrix, Matrix) {
  precondition(GSL.isReady)
  // LAPACK goes by columns, so it sees Aᵀ = V Σ Uᵀ: its left vectors come back as the rows of Vᵀ, and its right ones, Uᵀ, as U.
  var (rowCount, columnCount) = (CInt(matrix.columnCount), CInt(matrix.rowCount))
  var count = min(rowCount, columnCount)
  var overwritten = matrix.elements
  var values = [Double](repeating: 0, count: Int(count))
  var rightRows = Matrix(rowCount: Int(count), columnCount: matrix.columnCount, repeating: 0)
  var left = Matrix(rowCount: matrix.rowCount, columnCount: Int(count), repeating: 0)
  var integerWork = [CInt](repeating: 0, count: 8 * Int(count))
  var status: CInt = 0
  func decompose(_ work: UnsafeMutablePointer<Double>?, _ workCount: CInt) {
    var workCount = workCount
    openBLAS.dgesdd(
      "S", &rowCount, &columnCount, &overwritten, &rowCount, &values, &rightRows.storage, &rowCount,
      &left.storage, &count, work, &workCount, &integerWork, &status, 1)
  }
  var bestWorkCount = 0.0
  decompose(&bestWorkCount, -1)  // −1 asks how much scratch memory is best.
  withScratch(Int(bestWorkCount)) { decompose($0, CInt(bestWorkCount)) }
  guard status == 0 else { throw NumericalError(.notConverged, in: operation) }
  return (values, left, rightRows)
}

/// GSL's bidiagonal QR, on the matrix scaled by a power of two so that squares neither overflow nor underflow.
private func singularVectorsByQR(of matrix: Matrix, operation: String) throws(NumericalError) -> ([Double], Matrix, Matrix) {
  let isWide = matrix.columnCount > matrix.rowCount
  let exponent = largestExponent(matrix.elements)
  var left = isWide ? matrix.transposed : matrix
  left.storage = left.elements.map { shifted($0, by: -exponent) }
  let count = left.columnCount
  var right = Matrix(rowCount: count, columnCount: count, repeating: 0)
  var values = [Double](repeating: 0, count: count)
  var work = [Double](repeating: 0, count: count)
  try left.withMutableGSLMatrix { left throws(NumericalError) in
    try right.withMutableGSLMatrix { right throws(NumericalError) in
      try values.withMutableGSLVector { values throws(NumericalError) in
        try work.withMutableGSLVector { work throws(NumericalError) in
          try GSL.call(operation) { gsl_linalg_SV_decomp(left, right, values, work) }
        }
      }
    }
  }
  values = values.map { shifted($0, by: exponent) }
  return isWide ? (values, right, left.transposed) : (values, left, right.transposed)
}
