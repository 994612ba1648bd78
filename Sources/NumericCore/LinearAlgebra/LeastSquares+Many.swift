internal import CProduct

extension LeastSquares {
  /// The coefficients of many small problems, min over x of ‖Ax − b‖₂ for each.
  ///
  /// As accurate as QR and several times as fast: the normal equations AᵀAx = Aᵀb by Cholesky's decomposition, eight systems side
  /// by side, and one correction by the same equations with b − Ax for b. Let κ be the condition of A with columns of length 1, and
  /// u = 2⁻⁵³. The first solution is off by about κ²u of its size, the second by (κ²u)² and by what rounding makes of b − Ax, which
  /// is what QR is off by: κu, and κ²u times the residual's share. (κ²u)² is less than κu for κ ≤ 10⁵. With G = AᵀA,
  ///
  ///     κ² ≤ n Σₖ Gₖₖ (G⁻¹)ₖₖ,
  ///
  /// because a matrix of trace n has no larger eigenvalue, and no inverse eigenvalue exceeds the trace of the inverse. Where the
  /// right side exceeds 10¹⁰, and where there is no decomposition, ``LeastSquares`` itself does the problem.
  ///
  /// The results have the same bits on every processor, except those of ``LeastSquares``.
  ///
  /// Source: Å. Björck, "Stability analysis of the method of seminormal equations for linear least squares problems", Linear
  /// Algebra and its Applications 88/89 (1987), for a correction of this kind, with the factor from QR.
  ///
  /// - Parameter systems: A, *m* × *n* with any *m*, and b, *m* elements, of each.
  /// - Returns: a column for each system, *n* × T.
  /// - Precondition: there is a system, all have as many columns, one at least, and b has an element for each row of its A.
  /// - Throws: ``NumericalError`` with the cause `singular` where columns of an A are dependent, and `nonFinite`.
  /// - Complexity: O(*m* *n*² + *n*³) a system
  public static func coefficients(
    of systems: [(matrix: Matrix, rightSide: [Double])]
  ) throws(NumericalError) -> Matrix {
    let columnCount = systems.first?.matrix.columnCount ?? 0
    precondition(columnCount > 0, "Least squares of many systems needs one, with a column.")
    var solutions = Matrix(rowCount: columnCount, columnCount: systems.count, repeating: 0)
    var grams = [Double](repeating: 0, count: 8 * columnCount * columnCount)
    var (products, x) = ([Double](repeating: 0, count: 8 * columnCount), [Double](repeating: 0, count: 8 * columnCount))
    var (inflations, scratch) = ([Double](repeating: 0, count: 8), [Double](repeating: 0, count: max(8, columnCount) * columnCount))
    for first in stride(from: 0, to: systems.count, by: 8) {
      let lanes = 0..<min(8, systems.count - first)
      for lane in lanes {
        let (matrix, rightSide) = systems[first + lane]
        precondition(
          matrix.columnCount == columnCount && rightSide.count == matrix.rowCount,
          "A system of \(matrix.shape) and \(rightSide.count) right-hand elements is none in \(columnCount) unknowns.")
        transferlab_place_system(
          &grams, &products, lane, matrix.elements, rightSide, matrix.rowCount, columnCount, &scratch)
      }
      transferlab_solve_systems(&x, &inflations, &grams, &products, &scratch, columnCount)
      for lane in lanes {
        let (matrix, rightSide) = systems[first + lane]
        transferlab_place_residual(
          &products, lane, matrix.elements, rightSide, x, matrix.rowCount, columnCount, &scratch)
      }
      transferlab_correct_solutions(&x, grams, &products, columnCount)
      for lane in lanes {
        var own = (0..<columnCount).map { x[8 * $0 + lane] }
        // Written so that what is not a number counts as inaccurate.
        if !(Double(columnCount) * inflations[lane] <= 1e10 && own.isFinite) {
          own = try uniqueCoefficients(of: systems[first + lane])
        }
        for row in 0..<columnCount { solutions[row, first + lane] = own[row] }
      }
    }
    return solutions
  }

  private static func uniqueCoefficients(of system: (matrix: Matrix, rightSide: [Double])) throws(NumericalError) -> [Double] {
    let solution = try LeastSquares(system.matrix, system.rightSide)
    guard solution.rank == system.matrix.columnCount else { throw NumericalError(.singular, in: "Least squares of a system") }
    return solution.coefficients
  }
}
