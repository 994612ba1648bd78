import NumericCore

/// A small generator whose stream is fixed by its seed, so that the tests of the core's algebra rest on nothing of the core.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA (2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A shape and the seed of a random matrix; it names the failing case of a property test.
struct Shape: Sendable, CustomStringConvertible {
  let rows: Int
  let columns: Int
  var description: String { "\(rows) × \(columns)" }

  /// Orders from empty to beyond the block sizes of the libraries.
  static let orders = [0, 1, 2, 3, 4, 7, 16, 33, 65]

  /// Square, tall and wide.
  static let all: [Shape] = {
    let oblong = [(1, 5), (5, 1), (2, 3), (3, 2), (7, 4), (4, 7), (40, 6), (6, 40), (70, 33), (0, 3), (3, 0)]
    return orders.map { Shape(rows: $0, columns: $0) } + oblong.map { Shape(rows: $0, columns: $1) }
  }()
}

extension [Double] {
  /// Elements uniform in −1…1.
  static func random(_ count: Int, using generator: inout SplitMix) -> [Double] {
    (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
  }
}

extension Matrix {
  /// Elements uniform in −1…1, fixed by the shape and `seed`.
  static func random(_ rows: Int, _ columns: Int, seed: Int = 1) -> Matrix {
    var generator = SplitMix(seed: seed &* 1_000_003 &+ rows &* 1009 &+ columns)
    return Matrix(rowCount: rows, columnCount: columns, elements: .random(rows * columns, using: &generator))
  }

  /// A random symmetric matrix.
  static func randomSymmetric(_ order: Int, seed: Int = 1) -> Matrix {
    let matrix = random(order, order, seed: seed)
    return matrix + matrix.transposed
  }

  /// A random positive definite matrix, well conditioned: AᵀA + 1.
  static func randomPositiveDefinite(_ order: Int, seed: Int = 1) -> Matrix {
    random(order, order, seed: seed).gram + identity(order)
  }

  /// A random matrix of rank min(`rank`, rows, columns).
  static func random(_ rows: Int, _ columns: Int, rank: Int) -> Matrix { random(rows, rank) * random(rank, columns, seed: 2) }

  /// The notorious matrix with elements 1 / (i + j + 1), whose condition number grows like 33ⁿ.
  static func hilbert(_ order: Int) -> Matrix {
    Matrix(rows: (0..<order).map { row in (row..<row + order).map { 1 / Double($0 + 1) } })
  }

  /// The definition of the product, as an oracle.
  func naiveProduct(_ other: Matrix) -> Matrix {
    var product = Matrix(rowCount: rowCount, columnCount: other.columnCount, repeating: 0)
    for row in 0..<rowCount {
      for column in 0..<other.columnCount {
        for inner in 0..<columnCount { product[row, column] += self[row, inner] * other[inner, column] }
      }
    }
    return product
  }

  /// max |a − b| over all elements; infinite if the shapes differ.
  func distance(to other: Matrix) -> Double {
    rowCount == other.rowCount && columnCount == other.columnCount ? (self - other).largestMagnitude : .infinity
  }
}

/// A bound on the rounding errors of sums of `terms` products whose factors multiply to at most `size`: every term is rounded
/// twice, and backward stable algorithms add up errors of this kind in a modest number of steps.
func rounding(_ terms: Int, _ size: Double, steps: Double = 4) -> Double {
  steps * Double(max(1, terms)) * Double.ulpOfOne * size
}

/// A matrix that holds one element that is not finite.
let notFinite = [Double.nan, .infinity, -.infinity].map { Matrix(rows: [[1, 0], [$0, 1]]) }
