import NumericCore
import Testing

@Suite struct LUDecompositionTests {
  @Test(arguments: Shape.orders, 1...3) func `a solution's residual is at rounding level`(order: Int, seed: Int) throws {
    let a = Matrix.random(order, order, seed: seed)
    let b = Matrix.random(order, 3, seed: seed + 10)
    let x = try LUDecomposition(a).solve(b)
    // Backward stability (Wilkinson): (A + E) x = b with |E| of the order n · 2⁻⁵² · |A|.
    let scale = a.largestMagnitude * Double(order) * x.largestMagnitude + b.largestMagnitude
    #expect((a.naiveProduct(x)).distance(to: b) <= rounding(order, scale))
  }

  @Test(arguments: 1...11) func `the residual stays at rounding level however close the matrix is to singular`(order: Int) throws {
    let a = Matrix.hilbert(order)
    let b = Matrix.random(order, 1).elements
    let x = try LUDecomposition(a).solve(b)
    #expect(a.times(x).subtracting(b).norm <= rounding(order, a.frobeniusNorm * x.norm + b.norm))
  }

  @Test(arguments: [-150, 150], [-150, 150])
  func `units of the equations and of the unknowns do not matter`(rowPower: Int, columnPower: Int) throws {
    let order = 6
    let a = Matrix.random(order, order)
    let solution = try LUDecomposition(a).solve(a.column(0))
    #expect(abs(solution[0] - 1) <= rounding(order, 100))
    var scaled = a
    for row in 0..<order {
      for column in 0..<order {
        let exponent = (row.isMultiple(of: 2) ? rowPower : 0) + (column == 1 ? columnPower : 0)
        scaled[row, column] *= Double(sign: .plus, exponent: exponent, significand: 1)
      }
    }
    #expect(try LUDecomposition(scaled).reciprocalCondition >= LUDecomposition(a).reciprocalCondition / 100)
    let again = try LUDecomposition(scaled).solve(scaled.column(0))
    #expect(abs(again[0] - 1) <= rounding(order, 100))
  }

  @Test func `the determinant of an example, by hand`() throws {
    let decomposition = try LUDecomposition(Matrix(rows: [[0, 2, 0], [3, 0, 0], [0, 0, 4]]))
    #expect(decomposition.determinant == -24)
    #expect(decomposition.determinantSign == -1)
    #expect(abs(decomposition.logAbsoluteDeterminant - 3.1780538303479458) <= rounding(1, 3))
  }

  @Test(arguments: Shape.orders) func `det(AB) = det A · det B`(order: Int) throws {
    let (a, b) = (Matrix.randomPositiveDefinite(order), Matrix.random(order, order, seed: 5) + 3 * Matrix.identity(order))
    let (left, right) = (try LUDecomposition(a), try LUDecomposition(b))
    let product = try LUDecomposition(a * b)
    let condition = 1 / left.reciprocalCondition / right.reciprocalCondition
    let sum = left.logAbsoluteDeterminant + right.logAbsoluteDeterminant
    #expect(abs(product.logAbsoluteDeterminant - sum) <= rounding(order, condition + abs(sum)))
    #expect(product.determinantSign == left.determinantSign * right.determinantSign)
  }

  @Test func `a determinant beyond a double still has its logarithm`() throws {
    let decomposition = try LUDecomposition(1e-150 * Matrix.identity(4))
    #expect(decomposition.determinant == 0)
    #expect(abs(decomposition.logAbsoluteDeterminant + 1381.5510557964274) <= rounding(4, 1382))
    let wild = try LUDecomposition(Matrix(diagonal: [1e200, 1e-200, 1e200, 1e-200])).determinant
    #expect(abs(wild - 1) <= rounding(4, 1))
  }

  @Test(arguments: [2, 5, 8]) func `the condition estimate is at least the truth, and near it`(order: Int) throws {
    let a = Matrix.hilbert(order)
    let decomposition = try LUDecomposition(a)
    let inverse = try decomposition.solve(.identity(order))
    let truth = 1 / (a.oneNorm * inverse.oneNorm)
    // Equilibration may improve the condition number, by at most the spread of the rows and columns, here below order².
    #expect(decomposition.reciprocalCondition >= truth * (1 - 1e-3))
    #expect(decomposition.reciprocalCondition <= 3 * Double(order * order) * truth)
  }

  @Test(arguments: [
    Matrix(rows: [[0]]), Matrix(rows: [[1, 2], [2, 4]]), Matrix(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
    Matrix(rowCount: 4, columnCount: 4, repeating: 0), Matrix(rowCount: 40, columnCount: 40, repeating: 0.1), .hilbert(14),
    Matrix(rows: [[0, 1, 0], [0, 2, 0], [0, 3, 1]]),
  ])
  func `a singular matrix has a decomposition, but no solution`(matrix: Matrix) throws {
    let decomposition = try LUDecomposition(matrix)
    #expect(decomposition.reciprocalCondition < .ulpOfOne)
    let error = #expect(throws: NumericalError.self) { try decomposition.solve(matrix.column(0)) }
    #expect(error?.cause == .singular)
  }

  @Test func `a singular matrix has the determinant 0`() throws {
    let decomposition = try LUDecomposition(Matrix(rows: [[1, 2], [2, 4]]))
    #expect(decomposition.determinant == 0 && decomposition.determinantSign == 0)
    #expect(decomposition.logAbsoluteDeterminant == -.infinity)
    #expect(try LUDecomposition(.identity(0)).determinant == 1)
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) throws {
    #expect(throws: NumericalError(.nonFinite, in: "LU decomposition of a 2 × 2 matrix")) { try LUDecomposition(matrix) }
    #expect(throws: NumericalError(.nonFinite, in: "Solution of 2 linear equations")) {
      try LUDecomposition(.identity(2)).solve(matrix)
    }
  }

  @Test func `a matrix that is not square traps`() async {
    await #expect(processExitsWith: .failure) { _ = try LUDecomposition(Matrix(rows: [[1, 2]])) }
  }
}
