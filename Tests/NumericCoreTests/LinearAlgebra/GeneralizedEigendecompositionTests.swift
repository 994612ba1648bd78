import NumericCore
import Testing

@Suite struct GeneralizedEigendecompositionTests {
  @Test(arguments: Shape.orders, 1...3) func `AV = BVΛ and VᵀBV = 1`(order: Int, seed: Int) throws {
    let (a, b) = (Matrix.randomSymmetric(order, seed: seed), Matrix.randomPositiveDefinite(order, seed: seed + 7))
    let eigen = try GeneralizedEigendecomposition(a, metric: b)
    let condition = try 1 / CholeskyDecomposition(b).reciprocalCondition
    let (v, values) = (eigen.vectors, eigen.values)
    #expect(v.transposedTimes(b * v).distance(to: .identity(order)) <= rounding(order, condition))
    let size = condition * (a.frobeniusNorm + 1)
    #expect((a * v).distance(to: b * v * Matrix(diagonal: values)) <= rounding(order, size))
    #expect(values == values.sorted())
  }

  @Test(arguments: Shape.orders) func `with the identity as metric it is the ordinary decomposition`(order: Int) throws {
    let a = Matrix.randomSymmetric(order)
    let (general, plain) = (try GeneralizedEigendecomposition(a, metric: .identity(order)), try SymmetricEigendecomposition(a))
    #expect(general.values == plain.values && general.vectors == plain.vectors)
  }

  @Test func `only the lower triangles are read`() throws {
    let (a, b) = (Matrix.randomSymmetric(4), Matrix.randomPositiveDefinite(4))
    var (spoiledA, spoiledB) = (a, b)
    for (row, column) in [(0, 1), (0, 3), (1, 2)] { (spoiledA[row, column], spoiledB[row, column]) = (1e9, -1e9) }
    let spoiled = try GeneralizedEigendecomposition(spoiledA, metric: spoiledB)
    #expect(try spoiled == GeneralizedEigendecomposition(a, metric: b))
  }

  @Test func `a metric that is not positive definite is refused`() {
    let error = #expect(throws: NumericalError.self) {
      try GeneralizedEigendecomposition(.identity(2), metric: Matrix(rows: [[1, 1], [1, 1]]) - Matrix.identity(2))
    }
    #expect(error?.cause == .notPositiveDefinite)
  }

  @Test func `eigenvalues beyond a double are an overflow`() {
    let error = #expect(throws: NumericalError.self) {
      try GeneralizedEigendecomposition(1e200 * Matrix.identity(2), metric: 1e-200 * Matrix.identity(2))
    }
    #expect(error?.cause == .overflow)
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) {
    #expect(throws: NumericalError.self) { try GeneralizedEigendecomposition(matrix, metric: .identity(2)) }
    #expect(throws: NumericalError.self) { try GeneralizedEigendecomposition(.identity(2), metric: matrix) }
  }
}
