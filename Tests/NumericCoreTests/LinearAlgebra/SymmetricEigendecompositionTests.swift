import NumericCore
import Testing

@Suite struct SymmetricEigendecompositionTests {
  @Test(arguments: Shape.orders, 1...3) func `AV = VΛ, VᵀV = 1, and the eigenvalues ascend`(order: Int, seed: Int) throws {
    let a = Matrix.randomSymmetric(order, seed: seed)
    let eigen = try SymmetricEigendecomposition(a)
    #expect(eigen.vectors.gram.distance(to: .identity(order)) <= rounding(order, 1))
    #expect((a * eigen.vectors).distance(to: eigen.vectors * Matrix(diagonal: eigen.values)) <= rounding(order, a.frobeniusNorm))
    #expect(eigen.values == eigen.values.sorted())
    #expect(abs(eigen.values.reduce(0, +) - a.trace) <= rounding(order, a.frobeniusNorm))
  }

  @Test func `the eigenvalues of the second difference matrix are 2 − 2 cos(kπ/(n + 1))`() throws {
    let order = 3
    let a = Matrix(rows: [[2, -1, 0], [-1, 2, -1], [0, -1, 2]])
    let expected = [2 - 2.0.squareRoot(), 2, 2 + 2.0.squareRoot()]
    let eigen = try SymmetricEigendecomposition(a)
    #expect(eigen.values.subtracting(expected).norm <= rounding(order, 4))
    // The largest component of every vector is positive, and of components of equal size the first.
    let (half, root) = (0.5, 0.5.squareRoot())
    let vectors = Matrix(rows: [[half, root, -half], [root, 0, root], [half, -root, -half]])
    #expect(eigen.vectors.distance(to: vectors) <= rounding(order, 4))
  }

  @Test func `signs are decided by the first of the largest components`() throws {
    let eigen = try SymmetricEigendecomposition(Matrix(rows: [[0, 1], [1, 0]]))
    #expect(eigen.vectors.column(0)[0] > 0 && eigen.vectors.column(0)[1] < 0)
    #expect(eigen.vectors.column(1).allSatisfy { $0 > 0 })
  }

  @Test func `components that agree to a millionth count as equally large, so that rounding does not decide`() throws {
    let vector = Matrix(rows: [[1, -1.000_000_1]])
    let last = try SymmetricEigendecomposition(vector.gram).vectors.column(1)
    #expect(last[0] > 0 && last[1] < 0)
  }

  @Test(arguments: [1e-300, 1e-150, 1e150, 1e300]) func `scale neither overflows nor underflows`(scale: Double) throws {
    let a = Matrix.randomSymmetric(7)
    let (plain, scaled) = (try SymmetricEigendecomposition(a), try SymmetricEigendecomposition(scale * a))
    #expect(scaled.values.map { $0 / scale }.subtracting(plain.values).norm <= rounding(7, a.frobeniusNorm))
    #expect(scaled.vectors.gram.distance(to: .identity(7)) <= rounding(7, 1))
  }

  @Test(arguments: [1, 2, 9, 40]) func `equal eigenvalues and rank 0 and 1 are no exception`(order: Int) throws {
    #expect(try SymmetricEigendecomposition(.identity(order)).values.allSatisfy { $0 == 1 })
    let zero = Matrix(rowCount: order, columnCount: order, repeating: 0)
    #expect(try SymmetricEigendecomposition(zero).values.allSatisfy { $0 == 0 })
    let ones = try SymmetricEigendecomposition(Matrix(rowCount: order, columnCount: order, repeating: 1))
    #expect(ones.vectors.gram.distance(to: .identity(order)) <= rounding(order, 1))
    #expect(ones.values.last.map { abs($0 - Double(order)) <= rounding(order, Double(order)) } ?? false)
    #expect(ones.values.dropLast().allSatisfy { abs($0) <= rounding(order, Double(order)) })
  }

  @Test func `only the lower triangle is read`() throws {
    let a = Matrix.randomSymmetric(5)
    var spoiled = a
    for row in 0..<5 { for column in row + 1..<max(row + 1, 5) { spoiled[row, column] = 1e9 } }
    #expect(
      try SymmetricEigendecomposition(spoiled).values.subtracting(SymmetricEigendecomposition(a).values).norm <= rounding(5, 4))
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) {
    let error = #expect(throws: NumericalError.self) { try SymmetricEigendecomposition(matrix) }
    #expect(error?.cause == .nonFinite)
  }
}
