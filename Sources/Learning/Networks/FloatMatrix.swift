public import NumericCore

/// A dense matrix of single-precision numbers, row by row: rows are examples, columns are features. Networks alone compute with it.
public struct FloatMatrix: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row by row.
  public internal(set) var elements: [Float]

  /// A matrix from its elements, row by row.
  ///
  /// - Precondition: there are `rowCount * columnCount` elements, and no count is negative.
  public init(rowCount: Int, columnCount: Int, elements: [Float]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount,
      "A \(rowCount) × \(columnCount) matrix needs \(rowCount * columnCount) elements, not \(elements.count).")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix rounded to single precision.
  public init(_ matrix: Matrix) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements.map { Float($0) })
  }

  /// Row `index`.
  public func row(_ index: Int) -> [Float] { Array(elements[index * columnCount..<(index + 1) * columnCount]) }

  /// The matrix of the rows with these indices, in this order.
  public func rows(_ indices: [Int]) -> FloatMatrix {
    var chosen = Array(repeating: Float(0), count: indices.count * columnCount)
    chosen.gatherRows(indices[...], of: elements, columnCount: columnCount)
    return FloatMatrix(rowCount: indices.count, columnCount: columnCount, elements: chosen)
  }
}

extension Matrix {
  /// The same numbers in double precision.
  public init(_ matrix: FloatMatrix) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements.map { Double($0) })
  }
}
