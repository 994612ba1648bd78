import NumericCore
import Testing

@Suite("Symmetric matrices")
struct SymmetricMatrixTests {
  @Test("of inner products are AAᵀ, transformed below the diagonal and mirrored above", arguments: [0, 1, 2, 31, 32, 33, 70])
  func innerProducts(count: Int) {
    let points = RandomSource(seed: 1).normals(rowCount: count, columnCount: 3)
    let matrix = Matrix(innerProductsOf: points) { row, part in
      for column in 0..<part.count { part[column] += Double(row) }
    }
    for row in 0..<count {
      for column in 0...row {
        #expect(abs(matrix[row, column] - points.row(row).dot(points.row(column)) - Double(row)) < 1e-13)
        #expect(matrix[column, row] == matrix[row, column])
      }
    }
  }

  @Test("have principal submatrices of the chosen rows and columns, in the chosen order")
  func principalSubmatrix() {
    let matrix = Matrix(rows: [[1, 2, 3], [2, 4, 5], [3, 5, 6]])
    #expect(matrix.principalSubmatrix([2, 0]) == Matrix(rows: [[6, 3], [3, 1]]))
    #expect(matrix.principalSubmatrix([]).elements.isEmpty)
  }

  @Test("of weighted columns are AᵀDA, also where the rows need several blocks and some have no weight")
  func weightedGram() {
    let random = RandomSource(seed: 2)
    for (rows, columns) in [(1, 1), (40, 3), (5000, 4)] {
      let matrix = random.normals(rowCount: rows, columnCount: columns)
      let weights = random.uniforms(count: rows).map { $0 < 0.3 && rows > 1 ? 0 : $0 }
      let gram = matrix.weightedGram(weights)
      for first in 0..<columns {
        for second in 0..<columns {
          let expected = matrix.column(first).dot(zip(weights, matrix.column(second)).map { $0 * $1 })
          #expect(abs(gram[first, second] - expected) < 1e-11)
        }
      }
      #expect(gram.isSymmetric())
    }
  }
}

@Suite("Rows of a matrix")
struct MatrixRowsTests {
  private let matrix = Matrix(rows: [[1, -2], [3, 4], [5, -6]])

  @Test("are weighted, summed, added and cut as their definitions say")
  func definitions() {
    #expect(matrix.columnMeans(weights: [1, 0, 3]) == [4, -5])
    #expect(matrix.absoluteColumnSums(weights: [1, 0.5, 2]) == [12.5, 16])
    #expect(matrix.squaredRowNorms == [5, 25, 61])
    #expect(matrix.rows(1..<3) == Matrix(rows: [[3, 4], [5, -6]]))
    var vector = [10.0, 20]
    matrix.addRow(1, times: -2, to: &vector)
    #expect(vector == [4, 12])
    var doubled = matrix
    doubled.transformRows { row, elements in elements[0] = Double(row) }
    #expect(doubled == Matrix(rows: [[0, -2], [1, 4], [2, -6]]))
  }

  @Test("have squared distances from their inner products, none negative, NaN kept")
  func squaredDistances() {
    var products = [11.0, 5, .nan]
    let norms = [25.0, 5, 1]
    var span = products.mutableSpan
    // x = (1, 2), z = (3, 4) and x itself.
    span.innerProductsToSquaredDistances(squaredNorm: 5, squaredNorms: norms.span)
    #expect(products[0] == 8 && products[1] == 0 && products[2].isNaN)
  }

  @Test("have the log densities of a normal distribution with correlated columns")
  func logDensities() throws {
    let covariance = Matrix(rows: [[2, 0.6], [0.6, 1]])
    let densities = try MultivariateNormal(mean: [1, -1], covariance: covariance).logDensities(of: matrix)
    let determinant = 2 - 0.36
    for row in 0..<3 {
      let (a, b) = (matrix[row, 0] - 1, matrix[row, 1] + 1)
      let distance = (a * a - 1.2 * a * b + 2 * b * b) / determinant
      let expected = -Double.log(2 * .pi) - 0.5 * Double.log(determinant) - 0.5 * distance
      #expect(abs(densities[row] - expected) < 1e-12)
    }
  }
}
