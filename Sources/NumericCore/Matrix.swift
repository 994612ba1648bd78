/// A dense matrix of doubles, row by row: rows are samples, columns are features.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row by row.
  public internal(set) var elements: [Double]

  /// A matrix from its elements, row by row.
  ///
  /// - Precondition: there are `rowCount * columnCount` elements, and no count is negative.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount,
      "A \(rowCount) × \(columnCount) matrix needs \(rowCount * columnCount) elements, not \(elements.count).")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix from its rows.
  ///
  /// - Precondition: all rows are equally long.
  public init(rows: [[Double]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "All rows of a matrix are equally long.")
    self.init(rowCount: rows.count, columnCount: columnCount, elements: rows.flatMap { $0 })
  }

  /// A matrix with the same value everywhere.
  public init(rowCount: Int, columnCount: Int, repeating value: Double) {
    self.init(rowCount: rowCount, columnCount: columnCount, elements: Array(repeating: value, count: rowCount * columnCount))
  }

  /// The element in row `row` and column `column`.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }
}
