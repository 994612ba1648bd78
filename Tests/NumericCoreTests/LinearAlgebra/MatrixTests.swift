import NumericCore
import Testing

@Suite struct MatrixTests {
  let example = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func `rows, columns and diagonal are where the definition puts them`() {
    #expect(example.row(1) == [4, 5, 6])
    #expect(example.column(1) == [2, 5])
    #expect(example.diagonal == [1, 5])
    #expect(example.rows([1, 0, 1]) == Matrix(rows: [[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
  }

  @Test(arguments: Shape.all) func `transposing exchanges the indices, and twice is nothing`(shape: Shape) {
    let matrix = Matrix.random(shape.rows, shape.columns)
    let transposed = matrix.transposed
    #expect(transposed.rowCount == shape.columns && transposed.columnCount == shape.rows)
    #expect((0..<shape.rows).allSatisfy { matrix.row($0) == transposed.column($0) })
    #expect(transposed.transposed == matrix)
  }

  @Test func `the identity is the diagonal matrix of ones`() {
    #expect(Matrix.identity(2) == Matrix(rows: [[1, 0], [0, 1]]))
    #expect(Matrix(diagonal: [2, 3]) == Matrix(rows: [[2, 0], [0, 3]]))
    #expect(Matrix.identity(0).elements.isEmpty)
  }

  @Test(arguments: Shape.all) func `sums, differences and multiples are element by element`(shape: Shape) {
    let a = Matrix.random(shape.rows, shape.columns, seed: 1)
    let b = Matrix.random(shape.rows, shape.columns, seed: 2)
    #expect((a + b).elements == zip(a.elements, b.elements).map { $0 + $1 })
    #expect((a - b).elements == zip(a.elements, b.elements).map { $0 - $1 })
    #expect((3 * a).elements == a.elements.map { 3 * $0 })
    var sum = a
    sum.add(2, times: b)
    #expect(sum.distance(to: a + 2 * b) <= rounding(1, 3))
  }

  @Test func `a column or row that does not exist traps`() async {
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2)[0, 2] }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2)[2, 0] }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2) + Matrix.identity(3) }
  }
}
