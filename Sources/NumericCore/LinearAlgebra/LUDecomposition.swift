internal import CGSL

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The LU decomposition with partial pivoting of a square matrix A, for solving Ax = b: factorise once, solve often.
///
///     P S A T = L U,
///
/// where P permutes the rows, S and T are diagonal matrices of powers of two that make rows and columns comparable (see
/// ``Equilibration``), L is lower triangular with ones on its diagonal and U is upper triangular.
///
/// A singular matrix has a decomposition, and a determinant; only solving with it throws.
///
/// - Complexity: O(*n*³) once, O(*n*²) for each right-hand side.
public struct LUDecomposition: Sendable, Hashable {
  /// An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁) of the equilibrated matrix: 1 is perfect, 0 is singular.
  public let reciprocalCondition: Double

  private let factors: Matrix
  private let rowOrder: [Int]
  private let equilibration: Equilibration
  private let permutationSign: Double

  /// Factorises a square matrix.
  ///
  /// - Precondition: the matrix is square.
  /// - Throws: ``NumericalError`` with the cause `nonFinite`.
  public init(_ matrix: Matrix) throws(NumericalError) {
    let operation = "LU decomposition of a \(matrix.shape) matrix"
    precondition(matrix.isSquare, "Only a square matrix has an LU decomposition here, not one of \(matrix.shape).")
    try matrix.requireFinite(in: operation)
    var factors = matrix
    equilibration = Equilibration(scaling: &factors)
    let norm = factors.oneNorm
    var rowOrder = Array(0..<matrix.rowCount)
    permutationSign = try LUDecomposition.factorise(&factors, ordering: &rowOrder, operation: operation)
    reciprocalCondition = LUDecomposition.reciprocalCondition(of: factors, norm: norm)
    self.factors = factors
    self.rowOrder = rowOrder
  }

  /// Overwrites a matrix with L and U, and returns the sign of the permutation.
  private static func factorise(_ matrix: inout Matrix, ordering rowOrder: inout [Int], operation: String) throws(NumericalError)
    -> Double
  {
    var sign: CInt = 1
    guard matrix.rowCount > 0 else { return 1 }
    try matrix.withMutableGSLMatrix { matrix throws(NumericalError) in
      try rowOrder.withMutableGSLPermutation { order throws(NumericalError) in
        try GSL.call(operation) { gsl_linalg_LU_decomp(matrix, order, &sign) }
      }
    }
    return Double(sign)
  }

  private static func reciprocalCondition(of factors: Matrix, norm: Double) -> Double {
    guard factors.diagonal.allSatisfy({ $0 != 0 }) else { return 0 }
    let (lower, upper) = triangles(of: factors)
    return reciprocalConditionEstimate(norm: norm, count: factors.rowCount) { vector in
      lower.solve(&vector)
      upper.solve(&vector)
    } solveTransposed: { vector in
      upper.solve(&vector, transposed: true)
      lower.solve(&vector, transposed: true)
    }
  }

  private static func triangles(of factors: Matrix) -> (lower: Triangle, upper: Triangle) {
    (Triangle(matrix: factors, isLower: true, hasUnitDiagonal: true), Triangle(matrix: factors, isLower: false))
  }
}

// MARK: - Solving

extension LUDecomposition {
  /// The solution x of Ax = b.
  ///
  /// - Precondition: b has an element for each row.
  /// - Throws: ``NumericalError`` with the cause `singular` if ``reciprocalCondition`` is below 2⁻⁵², or `nonFinite`.
  public func solve(_ rightSide: [Double]) throws(NumericalError) -> [Double] {
    try solve(Matrix(rowCount: rightSide.count, columnCount: 1, elements: rightSide)).elements
  }

  /// The solution X of AX = B.
  ///
  /// - Precondition: B has as many rows as A.
  /// - Throws: ``NumericalError`` with the cause `singular` if ``reciprocalCondition`` is below 2⁻⁵², or `nonFinite`.
  public func solve(_ rightSides: Matrix) throws(NumericalError) -> Matrix {
    let operation = "Solution of \(factors.rowCount) linear equations"
    precondition(
      rightSides.rowCount == factors.rowCount,
      "A system of \(factors.rowCount) equations needs as many right-hand elements, not \(rightSides.rowCount).")
    try rightSides.requireFinite(in: operation)
    guard reciprocalCondition >= Double.ulpOfOne else { throw NumericalError(.singular, in: operation) }
    // A x = b  ⇔  L U (T⁻¹ x) = P S b.
    var solution = rightSides.rows(rowOrder).scalingRows(by: rowOrder.map { equilibration.rowExponents[$0] })
    let (lower, upper) = LUDecomposition.triangles(of: factors)
    lower.solve(&solution)
    upper.solve(&solution)
    return solution.scalingRows(by: equilibration.columnExponents)
  }
}

// MARK: - Determinant

extension LUDecomposition {
  /// The determinant; 0 or infinite only where the true value underflows or overflows.
  public var determinant: Double {
    let (significand, exponent) = scaledDeterminant
    return shifted(significand, by: exponent)
  }

  /// log |det A|; −∞ for a singular matrix.
  public var logAbsoluteDeterminant: Double {
    let (significand, exponent) = scaledDeterminant
    return log(abs(significand)) + Double(exponent) * log(2)
  }

  /// The sign of the determinant: 1, −1, or 0 for a singular matrix.
  public var determinantSign: Double {
    let significand = scaledDeterminant.significand
    return significand == 0 ? 0 : significand < 0 ? -1 : 1
  }

  /// det A = significand · 2^exponent with |significand| in 1…2, or 0.
  private var scaledDeterminant: (significand: Double, exponent: Int) {
    var significand = permutationSign
    var exponent = -(equilibration.rowExponents + equilibration.columnExponents).reduce(0, +)
    for pivot in factors.diagonal {
      significand *= pivot
      guard significand != 0 else { return (0, 0) }
      exponent += Int(significand.exponent)
      significand = shifted(significand, by: -Int(significand.exponent))
    }
    return (significand, exponent)
  }
}

extension Matrix {
  /// Row *i* times 2 to the power `exponents[i]`.
  fileprivate func scalingRows(by exponents: [Int]) -> Matrix {
    var scaled = self
    for row in 0..<rowCount where exponents[row] != 0 {
      for column in 0..<columnCount { scaled[row, column] = shifted(scaled[row, column], by: exponents[row]) }
    }
    return scaled
  }
}
