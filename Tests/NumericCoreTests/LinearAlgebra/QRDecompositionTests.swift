import NumericCore
import Testing

@Suite struct QRDecompositionTests {
  @Test(arguments: Shape.all) func `QᵀQ = 1, R is upper triangular with a decreasing diagonal, and QR = AP`(shape: Shape) throws {
    let a = Matrix.random(shape.rows, shape.columns)
    let decomposition = try QRDecomposition(a)
    let (q, r) = (try decomposition.orthogonal(), decomposition.upper)
    let size = max(shape.rows, shape.columns)
    #expect(q.gram.distance(to: .identity(min(shape.rows, shape.columns))) <= rounding(size, 1))
    #expect((0..<r.rowCount).allSatisfy { row in (0..<row).allSatisfy { r[row, $0] == 0 } })
    #expect(zip(r.diagonal, r.diagonal.dropFirst()).allSatisfy { abs($0) >= abs($1) * (1 - rounding(size, 1)) })
    let permuted = Matrix(
      rowCount: shape.columns, columnCount: shape.rows, elements: decomposition.columnOrder.flatMap { a.column($0) })
    #expect((q * r).distance(to: permuted.transposed) <= rounding(size, a.frobeniusNorm))
    #expect(decomposition.columnOrder.sorted() == Array(0..<shape.columns))
  }

  @Test(arguments: [(1, 1), (5, 5), (20, 3), (65, 33)]) func `the residual of least squares is orthogonal to the columns`(
    rows: Int, columns: Int
  ) throws {
    let a = Matrix.random(rows, columns)
    let b = Matrix.random(rows, 1, seed: 3).elements
    let x = try QRDecomposition(a).solve(b)
    let gradient = a.transposedTimes(b.subtracting(a.times(x)))
    #expect(gradient.norm <= rounding(rows, a.frobeniusNorm * (a.frobeniusNorm * x.norm + b.norm)))
  }

  @Test(arguments: [0, 1, 3, 6]) func `the rank is that of the construction`(rank: Int) throws {
    for (rows, columns) in [(10, 6), (6, 10), (6, 6)] {
      #expect(try QRDecomposition(.random(rows, columns, rank: rank)).rank == rank)
      #expect(try QRDecomposition(1e-150 * .random(rows, columns, rank: rank)).rank == rank)
      #expect(try QRDecomposition(1e150 * .random(rows, columns, rank: rank)).rank == rank)
    }
  }

  @Test func `fewer independent columns than unknowns are refused`() throws {
    let parallel = Matrix(rows: [[1, 1], [1, 1], [1, 1]])
    let error = #expect(throws: NumericalError.self) { try QRDecomposition(parallel).solve([1, 2, 3]) }
    #expect(error?.cause == .singular)
    #expect(throws: NumericalError.self) { try QRDecomposition(Matrix(rows: [[1, 2]])).solve([1]) }
    #expect(try QRDecomposition(Matrix(rowCount: 2, columnCount: 0, elements: [])).solve([1, 2]) == [])
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) {
    let error = #expect(throws: NumericalError.self) { try QRDecomposition(matrix) }
    #expect(error?.cause == .nonFinite)
    #expect(throws: NumericalError.self) { try QRDecomposition(.identity(2)).solve([.nan, 1]) }
  }
}
