import NumericCore
import Testing

@Suite struct SymmetricMatrixFunctionsTests {
  @Test(arguments: Shape.orders, 1...2) func `the square root squares to A, and its inverse whitens A`(order: Int, seed: Int) throws
  {
    let a = Matrix.randomPositiveDefinite(order, seed: seed)
    let eigen = try SymmetricEigendecomposition(a)
    let (root, inverse) = (try eigen.squareRoot(), try eigen.inverseSquareRoot())
    #expect(root.isSymmetric() && inverse.isSymmetric())
    #expect((root * root).distance(to: a) <= rounding(order, a.frobeniusNorm))
    // The least eigenvalue of AᵀA + 1 is at least 1, so the condition number is at most ‖A‖.
    #expect((inverse * a * inverse).distance(to: .identity(order)) <= rounding(order, max(1, a.frobeniusNorm)))
  }

  @Test(arguments: Shape.orders) func `powers add: A^⅓ A^⅓ A^⅓ = A and A^−1 A = 1`(order: Int) throws {
    let a = Matrix.randomPositiveDefinite(order)
    let eigen = try SymmetricEigendecomposition(a)
    let third = try eigen.power(1.0 / 3)
    #expect((third * third * third).distance(to: a) <= rounding(order, a.frobeniusNorm))
    #expect((try eigen.power(-1) * a).distance(to: .identity(order)) <= rounding(order, max(1, a.frobeniusNorm)))
  }

  @Test(arguments: [3, 4, 5, 8], 1...5) func `a semidefinite matrix has a square root, but no inverse one`(order: Int, seed: Int)
    throws
  {
    // Rounding makes the eigenvalues that are 0 in truth positive for some seeds and negative for others.
    let a = Matrix.random(2, order, seed: seed).gram
    let eigen = try SymmetricEigendecomposition(a)
    let root = try eigen.squareRoot()
    #expect((root * root).distance(to: a) <= rounding(order, a.frobeniusNorm))
    #expect(throws: NumericalError(.notPositiveDefinite, in: "Inverse square root of a matrix")) { try eigen.inverseSquareRoot() }
    #expect(throws: NumericalError(.notPositiveDefinite, in: "Power of a matrix")) { try eigen.power(0.5) }
  }

  @Test func `the zero matrix has a square root, but no inverse one`() throws {
    let eigen = try SymmetricEigendecomposition(Matrix(diagonal: [0, 0]))
    #expect(try eigen.squareRoot().largestMagnitude == 0)
    #expect(throws: NumericalError(.notPositiveDefinite, in: "Inverse square root of a matrix")) { try eigen.inverseSquareRoot() }
  }

  @Test func `an indefinite matrix has neither`() throws {
    let eigen = try SymmetricEigendecomposition(Matrix(diagonal: [1, -1]))
    #expect(throws: NumericalError(.notPositiveDefinite, in: "Square root of a matrix")) { try eigen.squareRoot() }
  }

  @Test func `any function of the eigenvalues can be applied`() throws {
    let image = try SymmetricEigendecomposition(Matrix(rows: [[0, 1], [1, 0]])).applying { abs($0) }
    #expect(image.distance(to: .identity(2)) <= rounding(2, 1))
  }
}
