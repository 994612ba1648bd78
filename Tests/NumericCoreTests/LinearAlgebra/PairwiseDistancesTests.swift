import NumericCore
import Testing

struct PairwiseDistancesTests {
  /// The definition.
  static func naive(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  static func points(_ count: Int, _ dimension: Int, offset: Double = 0, _ random: RandomSource) -> Matrix {
    Matrix(rowCount: count, columnCount: dimension, elements: random.normals(count: count * dimension).map { $0 + offset })
  }

  @Test("Both ways to squared distances agree with the definition", arguments: [1, 2, 3, 8, 15, 16, 17, 40, 100])
  func definition(dimension: Int) {
    let random = RandomSource(seed: 1).stream("\(dimension)")
    let (x, y) = (Self.points(13, dimension, random), Self.points(9, dimension, random))
    let distances = pairwiseSquaredDistances(x, y)
    for i in 0..<13 {
      for j in 0..<9 {
        let expected = Self.naive(x.row(i), y.row(j))
        #expect(abs(distances[i, j] - expected) <= 1e-12 * expected, "i \(i), j \(j)")
      }
    }
  }

  @Test("Nearly equal rows far from the origin keep their digits, and equal rows are at distance 0", arguments: [2, 16, 64])
  func cancellation(dimension: Int) {
    let random = RandomSource(seed: 2).stream("\(dimension)")
    let x = Self.points(20, dimension, offset: 1e6, random)
    let moved = Matrix(rowCount: 20, columnCount: dimension, elements: x.elements.map { $0 + 0x1p-12 })
    let distances = pairwiseDistances(x, moved)
    let own = pairwiseDistances(x, x)
    for i in 0..<20 {
      let expected = Self.naive(x.row(i), moved.row(i)).squareRoot()
      #expect(abs(distances[i, i] - expected) <= 1e-12 * expected, "row \(i)")
      #expect(own[i, i] == 0, "row \(i)")
    }
  }

  @Test("No rows on either side give an empty matrix")
  func empty() {
    let none = Matrix(rowCount: 0, columnCount: 20, elements: [])
    let some = Matrix(rowCount: 3, columnCount: 20, repeating: 1)
    #expect(pairwiseDistances(none, some) == Matrix(rowCount: 0, columnCount: 3, elements: []))
    #expect(pairwiseDistances(some, none) == Matrix(rowCount: 3, columnCount: 0, elements: []))
  }
}
