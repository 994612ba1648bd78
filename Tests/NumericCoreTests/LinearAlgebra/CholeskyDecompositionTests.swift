import NumericCore
import Testing

@Suite struct CholeskyDecompositionTests {
  @Test(arguments: Shape.orders, 1...3) func `L is lower triangular and LLᵀ = A`(order: Int, seed: Int) throws {
    let a = Matrix.randomPositiveDefinite(order, seed: seed)
    let lower = try CholeskyDecomposition(a).lower
    #expect(lower.timesTransposed(lower).distance(to: a) <= rounding(order, a.largestMagnitude))
    #expect((0..<order).allSatisfy { row in (row + 1..<max(row + 1, order)).allSatisfy { lower[row, $0] == 0 } })
    #expect(lower.diagonal.allSatisfy { $0 > 0 })
  }

  @Test(arguments: Shape.orders) func `solutions of Ax = b and Lx = b have residuals at rounding level`(order: Int) throws {
    let a = Matrix.randomPositiveDefinite(order)
    let b = Matrix.random(order, 2, seed: 4)
    let decomposition = try CholeskyDecomposition(a)
    let x = decomposition.solve(b)
    let scale = Double(order) * (a.largestMagnitude * x.largestMagnitude) + b.largestMagnitude
    #expect((a * x).distance(to: b) <= rounding(order, scale))
    let single = decomposition.solve(b.column(0))
    #expect(a.times(single).subtracting(b.column(0)).norm <= rounding(order, scale * Double(order)))
    #expect((decomposition.lower * decomposition.solveLower(b)).distance(to: b) <= rounding(order, scale))
  }

  @Test(arguments: [1e-150, 1e150]) func `scale neither overflows nor underflows`(scale: Double) throws {
    let a = scale * Matrix.randomPositiveDefinite(5)
    let decomposition = try CholeskyDecomposition(a)
    let x = decomposition.solve(a.column(0))
    #expect(abs(x[0] - 1) <= rounding(5, 1 / decomposition.reciprocalCondition))
  }

  @Test func `only the lower triangle is read`() throws {
    #expect(try CholeskyDecomposition(Matrix(rows: [[4, 99], [2, 5]])).lower == Matrix(rows: [[2, 0], [1, 2]]))
  }

  @Test(arguments: [
    Matrix(rows: [[0]]), Matrix(rows: [[-1]]), Matrix(rows: [[1, 2], [2, 1]]), Matrix(rowCount: 3, columnCount: 3, repeating: 0),
    Matrix(rowCount: 40, columnCount: 40, repeating: 1) - Matrix.identity(40),
  ])
  func `a matrix that is not positive definite is refused`(matrix: Matrix) {
    let error = #expect(throws: NumericalError.self) { try CholeskyDecomposition(matrix) }
    #expect(error?.cause == .notPositiveDefinite)
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) {
    let error = #expect(throws: NumericalError.self) { try CholeskyDecomposition(matrix) }
    #expect(error?.cause == .nonFinite)
  }

  @Test func `a near-singular matrix shows in the condition estimate`() throws {
    #expect(try CholeskyDecomposition(.identity(3)).reciprocalCondition == 1)
    #expect(try CholeskyDecomposition(.hilbert(10)).reciprocalCondition < 1e-12)
    // One weak direction among many, which the estimate has to look for.
    var diagonal = [Double](repeating: 1, count: 30)
    diagonal[17] = 1e-8
    let estimate = try CholeskyDecomposition(Matrix(diagonal: diagonal)).reciprocalCondition
    #expect(abs(estimate - 1e-8) <= rounding(30, 1e-8))
  }
}
