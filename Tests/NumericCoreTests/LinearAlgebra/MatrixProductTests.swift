import NumericCore
import Testing

@Suite struct MatrixProductTests {
  @Test(arguments: Shape.all, [0, 1, 6, 50]) func `every form of the product agrees with its definition`(shape: Shape, inner: Int) {
    let a = Matrix.random(shape.rows, inner)
    let b = Matrix.random(inner, shape.columns, seed: 2)
    let expected = a.naiveProduct(b)
    let tolerance = rounding(inner, 1)
    #expect((a * b).distance(to: expected) <= tolerance)
    #expect(a.transposed.transposedTimes(b).distance(to: expected) <= tolerance)
    #expect(a.timesTransposed(b.transposed).distance(to: expected) <= tolerance)
    for column in 0..<shape.columns {
      let (vector, image) = (b.column(column), expected.column(column))
      #expect(a.times(vector).subtracting(image).norm <= tolerance * Double(max(1, shape.rows)))
      #expect(a.transposed.transposedTimes(vector).subtracting(image).norm <= tolerance * Double(max(1, shape.rows)))
    }
  }

  @Test(arguments: Shape.all) func `Gram matrices are exactly symmetric products with the transpose`(shape: Shape) {
    let matrix = Matrix.random(shape.rows, shape.columns)
    #expect(matrix.gram.isSymmetric() && matrix.rowGram.isSymmetric())
    #expect(matrix.gram.distance(to: matrix.transposed.naiveProduct(matrix)) <= rounding(shape.rows, 1))
    #expect(matrix.rowGram.distance(to: matrix.naiveProduct(matrix.transposed)) <= rounding(shape.columns, 1))
  }

  @Test(arguments: [false, true], [false, true])
  func `a product into a buffer scales, transposes and keeps what it is told to`(left: Bool, right: Bool) {
    let (a, b, c) = (Matrix.random(5, 4), Matrix.random(4, 3, seed: 2), Matrix.random(5, 3, seed: 3))
    var result = c
    Matrix.multiply(
      left ? a.transposed : a, right ? b.transposed : b, transposingLeft: left, transposingRight: right,
      scale: 2, keeping: -3, into: &result)
    #expect(result.distance(to: 2 * a.naiveProduct(b) - 3 * c) <= rounding(5, 6))
  }

  @Test func `what is not kept may even be NaN`() {
    var result = Matrix(rowCount: 2, columnCount: 2, repeating: .nan)
    Matrix.multiply(.identity(2), .identity(2), into: &result)
    #expect(result == .identity(2))
    result = Matrix(rowCount: 2, columnCount: 2, repeating: .nan)
    Matrix.multiply(
      Matrix(rowCount: 2, columnCount: 0, elements: []), Matrix(rowCount: 0, columnCount: 2, elements: []), into: &result)
    #expect(result == Matrix(rowCount: 2, columnCount: 2, repeating: 0))
  }

  @Test func `a product has the same bits on every thread, because BLAS runs on one`() async {
    #expect(NumericLibraries.blasThreadCount == 1)
    let (a, b) = (Matrix.random(150, 170), Matrix.random(170, 130, seed: 2))
    let expected = a * b
    let agree = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { a * b == expected } }
      return await group.allSatisfy { $0 }
    }
    #expect(agree)
  }

  @Test func `shapes that do not fit trap`() async {
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2) * Matrix.identity(3) }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2).times([1]) }
    await #expect(processExitsWith: .failure) {
      var result = Matrix.identity(3)
      Matrix.multiply(.identity(2), .identity(2), into: &result)
    }
  }
}
