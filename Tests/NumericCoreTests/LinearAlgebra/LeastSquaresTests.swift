import NumericCore
import Testing

@Suite struct LeastSquaresTests {
  @Test(arguments: Shape.all, [1, 3, 100])
  func `the residual is orthogonal to the columns, whatever the rank`(shape: Shape, rank: Int) throws {
    let a = Matrix.random(shape.rows, shape.columns, rank: rank)
    let b = Matrix.random(shape.rows, 1, seed: 3).elements
    let fit = try LeastSquares(a, b)
    let size = a.frobeniusNorm * (a.frobeniusNorm * fit.coefficients.norm + b.norm)
    #expect(a.transposedTimes(fit.residuals).norm <= rounding(shape.rows + shape.columns, size))
    #expect(fit.rank == min(rank, shape.rows, shape.columns))
  }

  @Test(arguments: [(4, 9, 100), (9, 4, 2), (6, 6, 3)])
  func `of all solutions it has the least norm: it lies in the span of the rows`(rows: Int, columns: Int, rank: Int) throws {
    let a = Matrix.random(rows, columns, rank: rank)
    let fit = try LeastSquares(a, Matrix.random(rows, 1, seed: 3).elements)
    let inSpan = try LeastSquares(a.transposed, fit.coefficients)
    let condition = try SingularValueDecomposition(a).values.first.map { $0 / 1e-2 } ?? 1
    #expect(inSpan.residuals.norm <= rounding(rows + columns, fit.coefficients.norm * condition))
  }

  @Test func `a line through points that lie on it, by hand`() throws {
    let fit = try LeastSquares(Matrix(rows: [[1, 0], [1, 1], [1, 2]]), [1, 3, 5])
    #expect(fit.coefficients.subtracting([1, 2]).norm <= rounding(3, 5))
    #expect(fit.residuals.norm <= rounding(3, 5))
    #expect(fit.rank == 2)
  }

  @Test func `a duplicated column shares its coefficient`() throws {
    let fit = try LeastSquares(Matrix(rows: [[1, 1], [2, 2], [3, 3]]), [2, 4, 6])
    #expect(fit.coefficients.subtracting([1, 1]).norm <= rounding(3, 6))
    #expect(fit.rank == 1)
  }

  @Test func `nothing to fit, or nothing to fit with, is no exception`() throws {
    #expect(try LeastSquares(Matrix(rowCount: 0, columnCount: 2, elements: []), []).coefficients == [0, 0])
    #expect(try LeastSquares(Matrix(rowCount: 2, columnCount: 0, elements: []), [1, 2]).residuals == [1, 2])
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) {
    #expect(throws: NumericalError.self) { try LeastSquares(matrix, [1, 2]) }
    #expect(throws: NumericalError.self) { try LeastSquares(.identity(2), matrix.row(1)) }
  }
}
