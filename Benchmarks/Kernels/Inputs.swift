import Foundation
import NumericCore

/// The inputs of a row: drawn from a fixed seed, and written to a folder for the peers.
struct Inputs {
  let folder: URL
  let random = RandomSource(seed: 7)

  /// Writes numbers as doubles to `NAME.f64`, and returns them.
  func keep(_ name: String, _ numbers: [Double]) throws -> [Double] {
    let file = folder.appending(path: "\(name).f64")
    try numbers.withUnsafeBytes { try Data($0).write(to: file) }
    return numbers
  }

  /// Writes a matrix, row by row, and returns it.
  func keep(_ name: String, _ matrix: Matrix) throws -> Matrix {
    _ = try keep(name, matrix.elements)
    return matrix
  }

  /// Normal points, one a row.
  func cloud(_ name: String, _ count: Int, _ dimension: Int, mean: Double = 0, deviation: Double = 1) throws -> Matrix {
    let numbers = random.normals(count: count * dimension).map { mean + deviation * $0 }
    return try keep(name, Matrix(rowCount: count, columnCount: dimension, elements: numbers))
  }
}
