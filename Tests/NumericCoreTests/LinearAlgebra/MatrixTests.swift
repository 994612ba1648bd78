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

  @Test func `the rows of one matrix below those of another, and both are found again`() {
    let below = Matrix(rows: [[7, 8, 9]])
    #expect(example.appending(rowsOf: below) == Matrix(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    #expect(example.appending(rowsOf: below).rows(2..<3) == below)
    #expect(Matrix(rowCount: 0, columnCount: 3, elements: []).appending(rowsOf: below) == below)
    #expect(example.firstColumns(2).columnCount == 2 && example.firstColumns(2).column(1) == example.column(1))
    #expect(FloatMatrix(example).appending(rowsOf: FloatMatrix(below)) == FloatMatrix(example.appending(rowsOf: below)))
  }

  @Test(arguments: Shape.all) func `both precisions have the same parts`(shape: Shape) {
    let matrix = Matrix.random(shape.rows, shape.columns)
    let single = FloatMatrix(matrix)
    let rounded = Matrix(single)
    #expect(FloatMatrix(rounded) == single)
    #expect(Matrix(single.transposed) == rounded.transposed)
    #expect((0..<shape.rows).allSatisfy { single.row($0) == rounded.row($0).map { Float($0) } })
    #expect((0..<shape.columns).allSatisfy { single.column($0) == rounded.column($0).map { Float($0) } })
    #expect(single.diagonal == rounded.diagonal.map { Float($0) })
    if shape.columns > 0 { #expect(single.largestColumns == rounded.largestColumns) }
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
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2).appending(rowsOf: Matrix.identity(3)) }
  }
}
