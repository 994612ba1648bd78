import NumericCore
import Testing

@Suite struct SingularValueDecompositionTests {
  @Test(arguments: Shape.all, 1...2) func `UΣVᵀ = A with orthonormal U and V and descending values`(shape: Shape, seed: Int) throws
  {
    let a = Matrix.random(shape.rows, shape.columns, seed: seed)
    let svd = try SingularValueDecomposition(a)
    let (count, size) = (min(shape.rows, shape.columns), max(shape.rows, shape.columns))
    let (u, v) = (svd.leftVectors, svd.rightVectors)
    #expect(u.gram.distance(to: .identity(count)) <= rounding(size, 1))
    #expect(v.gram.distance(to: .identity(count)) <= rounding(size, 1))
    #expect((u * Matrix(diagonal: svd.values)).timesTransposed(v).distance(to: a) <= rounding(size, a.frobeniusNorm))
    #expect(svd.values == svd.values.sorted(by: >) && svd.values.allSatisfy { $0 >= 0 })
  }

  @Test(arguments: Shape.all) func `the squared values are the eigenvalues of AᵀA`(shape: Shape) throws {
    let a = Matrix.random(shape.rows, shape.columns)
    let values = try SingularValueDecomposition(a).values
    let eigenvalues = try SymmetricEigendecomposition(a.gram).values.reversed().prefix(values.count)
    let size = a.frobeniusNorm * a.frobeniusNorm
    #expect(zip(values, eigenvalues).allSatisfy { abs($0 * $0 - $1) <= rounding(max(shape.rows, shape.columns), size) })
  }

  @Test(arguments: [(6, 6), (9, 4), (4, 9)]) func `the best approximation misses by the values left out, and none is better`(
    rows: Int, columns: Int
  ) throws {
    let a = Matrix.random(rows, columns)
    let svd = try SingularValueDecomposition(a)
    for rank in 0...svd.values.count {
      let approximation = svd.approximation(rank: rank)
      let error = (a - approximation).frobeniusNorm
      let leftOut = Array(svd.values[rank...]).norm
      #expect(abs(error - leftOut) <= rounding(rows * columns, a.frobeniusNorm))
      for seed in 1...5 {
        let rival = Matrix.random(rows, rank, seed: seed) * Matrix.random(rank, columns, seed: seed + 20)
        #expect((a - rival).frobeniusNorm >= error)
        // Even the nearest matrix in the column space of the rival is not nearer: Eckart and Young.
        let basis = try QRDecomposition(rival).orthogonal()
        let inner = Matrix(
          rowCount: min(rank, basis.columnCount), columnCount: rows, elements: Array(basis.transposed.elements.prefix(rank * rows)))
        let projected = inner.transposedTimes(inner * a)
        #expect((a - projected).frobeniusNorm >= error - rounding(rows * columns, a.frobeniusNorm))
      }
    }
  }

  @Test(arguments: [1e-300, 1e-150, 1e150, 1e300]) func `scale neither overflows nor underflows`(scale: Double) throws {
    for (rows, columns) in [(7, 4), (4, 7)] {
      let a = Matrix.random(rows, columns)
      let (plain, scaled) = (try SingularValueDecomposition(a), try SingularValueDecomposition(scale * a))
      #expect(scaled.values.map { $0 / scale }.subtracting(plain.values).norm <= rounding(7, a.frobeniusNorm))
      #expect(scaled.rightVectors.distance(to: plain.rightVectors) <= rounding(7, 100))
    }
  }

  @Test(arguments: [0, 1, 3, 6]) func `the rank is that of the construction, and the vectors stay orthonormal`(rank: Int) throws {
    for (rows, columns) in [(10, 6), (6, 10), (6, 6)] {
      let svd = try SingularValueDecomposition(.random(rows, columns, rank: rank))
      #expect(svd.rank == rank)
      #expect(svd.leftVectors.gram.distance(to: .identity(6)) <= rounding(10, 1))
      #expect(svd.rightVectors.gram.distance(to: .identity(6)) <= rounding(10, 1))
    }
  }

  @Test func `the largest component of every right vector is positive`() throws {
    let svd = try SingularValueDecomposition(Matrix(rows: [[-3, 0], [0, 2]]))
    #expect(svd.values == [3, 2])
    #expect(svd.rightVectors == .identity(2))
    #expect(svd.leftVectors == Matrix(rows: [[-1, 0], [0, 1]]))
  }

  @Test(arguments: notFinite) func `NaN and infinities are refused`(matrix: Matrix) {
    let error = #expect(throws: NumericalError.self) { try SingularValueDecomposition(matrix) }
    #expect(error?.cause == .nonFinite)
  }
}
