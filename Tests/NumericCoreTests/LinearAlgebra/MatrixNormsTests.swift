import NumericCore
import Testing

@Suite struct MatrixNormsTests {
  @Test func `the norms of an example, by hand`() {
    let matrix = Matrix(rows: [[1, -2], [3, 4]])
    #expect(matrix.trace == 5)
    #expect(matrix.oneNorm == 6)
    #expect(matrix.largestMagnitude == 4)
    #expect(abs(matrix.frobeniusNorm - 30.0.squareRoot()) <= 2 * 30.0.squareRoot().ulp)
  }

  @Test(arguments: [0x1p-600, 0x1p600]) func `the Frobenius norm neither overflows nor underflows`(scale: Double) {
    let matrix = Matrix(rows: [[3 * scale, 4 * scale]])
    #expect(abs(matrix.frobeniusNorm / scale - 5) <= rounding(2, 5))
  }

  @Test(arguments: Shape.orders) func `the squared Frobenius norm is the trace of the Gram matrix`(order: Int) {
    let matrix = Matrix.random(order, order)
    let square = matrix.frobeniusNorm * matrix.frobeniusNorm
    #expect(abs(square - matrix.gram.trace) <= rounding(order * order, square))
  }

  @Test func `symmetry is exact unless a tolerance is given`() {
    let nearly = Matrix(rows: [[1, 2], [(2.0).nextUp, 1]])
    #expect(!nearly.isSymmetric())
    #expect(nearly.isSymmetric(tolerance: Double.ulpOfOne))
    #expect(!Matrix(rows: [[1, 2]]).isSymmetric(tolerance: 1))
    #expect(Matrix.identity(0).isSymmetric())
  }

  @Test(arguments: notFinite) func `a matrix with NaN or an infinity is not finite`(matrix: Matrix) {
    #expect(!matrix.isFinite)
    #expect(Matrix.identity(2).isFinite)
  }

  @Test func `a norm of NaN is NaN, wherever it stands`() {
    for place in 0..<37 {
      var elements = (0..<37).map(Double.init)
      elements[place] = .nan
      let matrix = Matrix(rowCount: 1, columnCount: 37, elements: elements)
      #expect(matrix.largestMagnitude.isNaN && matrix.oneNorm.isNaN && matrix.frobeniusNorm.isNaN)
    }
  }

  @Test func `the largest magnitude is found wherever it stands, and may be infinite`() {
    for (place, value) in (0..<37).flatMap({ place in [3, -4, -Double.infinity].map { (place, $0) } }) {
      var elements = [Double](repeating: -2, count: 37)
      elements[place] = value
      #expect(elements.largestMagnitude == value.magnitude)
    }
    #expect([Double]().largestMagnitude == 0)
  }
}
