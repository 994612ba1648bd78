import Divergences
import NumericCore
import Testing

struct CORALDistanceTests {
  @Test("The covariance is the definition, and exactly symmetric")
  func covariance() {
    let x = RandomSource(seed: 1).normals(rowCount: 12, columnCount: 4)
    let means = (0..<4).map { x.column($0).reduce(0, +) / 12 }
    for i in 0..<4 {
      for j in 0..<4 {
        let expected = (0..<12).reduce(0) { $0 + (x[$1, i] - means[i]) * (x[$1, j] - means[j]) } / 11
        #expect(abs(x.covariance[i, j] - expected) < 1e-14)
      }
    }
    #expect(x.covariance.isSymmetric())
  }

  @Test("It is a quarter of the squared MMD of the centred samples for (x·y)², over d², but for n against n − 1", arguments: 0..<20)
  func quadraticKernel(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let dimension = 1 + random.integer(below: 5)
    let x = random.normals(rowCount: 2 + random.integer(below: 10), columnCount: dimension)
    let y = random.normals(rowCount: 2 + random.integer(below: 10), columnCount: dimension)
    // Σ k / (n − 1)² in place of Σ k / n²: the covariances' convention.
    func mean(_ x: Matrix, _ y: Matrix) -> Double {
      let products = x.subtracting(rowwise: x.columnMeans).timesTransposed(y.subtracting(rowwise: y.columnMeans))
      return products.elements.reduce(0) { $0 + $1 * $1 } / Double((x.rowCount - 1) * (y.rowCount - 1))
    }
    let squaredMMD = mean(x, x) + mean(y, y) - 2 * mean(x, y)
    let expected = squaredMMD / Double(4 * dimension * dimension)
    #expect(abs(coralDistance(x, y) - expected) <= 1e-12 * (1 + expected))
  }

  @Test("It is blind to a shift, and grows with the fourth power of the scale")
  func invariance() {
    let random = RandomSource(seed: 9)
    let (x, y) = (random.normals(rowCount: 30, columnCount: 3), random.normals(rowCount: 25, columnCount: 3))
    #expect(coralDistance(x, x.subtracting(rowwise: [5, -3, 1])) < 1e-28)
    #expect(abs(coralDistance(2 * x, 2 * y) - 16 * coralDistance(x, y)) < 1e-13)
    #expect(coralDistance(x, y) == coralDistance(y, x))
  }
}
