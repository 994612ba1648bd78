/// A dense matrix, row by row: rows are samples, columns are features.
///
/// One type for both precisions: ``Matrix`` for all numerics, ``FloatMatrix`` for networks. What needs no more than the rows and
/// columns is written once, for every element; the linear algebra is that of ``Matrix``.
public struct DenseMatrix<Element: BinaryFloatingPoint & Sendable>: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements as this module may change them, without a change of their count.
  @usableFromInline var storage: [Element]

  /// The elements, row by row.
  @inlinable public var elements: [Element] { storage }

  /// A matrix from its elements, row by row.
  ///
  /// - Precondition: there are `rowCount * columnCount` elements, and no count is negative.
  @inlinable @specialized(where Element == Double) @specialized(where Element == Float)
  public init(rowCount: Int, columnCount: Int, elements: [Element]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount,
      "A \(rowCount) × \(columnCount) matrix needs \(rowCount * columnCount) elements, not \(elements.count).")
    self.rowCount = rowCount
    self.columnCount = columnCount
    storage = elements
  }

  /// A matrix from its rows.
  ///
  /// - Precondition: all rows are equally long.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public init(rows: [[Element]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "All rows of a matrix are equally long.")
    self.init(rowCount: rows.count, columnCount: columnCount, elements: rows.flatMap { $0 })
  }

  /// A matrix with the same value everywhere.
  @inlinable @specialized(where Element == Double) @specialized(where Element == Float)
  public init(rowCount: Int, columnCount: Int, repeating value: Element) {
    self.init(rowCount: rowCount, columnCount: columnCount, elements: Array(repeating: value, count: rowCount * columnCount))
  }

  /// A square matrix with `diagonal` on its diagonal and zeros elsewhere.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public init(diagonal: [Element]) {
    self.init(rowCount: diagonal.count, columnCount: diagonal.count, repeating: 0)
    for (index, value) in diagonal.enumerated() { self[index, index] = value }
  }

  /// The `count × count` identity.
  public static func identity(_ count: Int) -> DenseMatrix { DenseMatrix(diagonal: Array(repeating: 1, count: count)) }

  /// The element in row `row` and column `column`.
  public subscript(row: Int, column: Int) -> Element {
    @inlinable @specialized(where Element == Double) @specialized(where Element == Float)
    get {
      precondition(column >= 0 && column < columnCount, "A matrix of \(columnCount) columns has no column \(column).")
      return storage[row * columnCount + column]
    }
    @inlinable @specialized(where Element == Double) @specialized(where Element == Float)
    set {
      precondition(column >= 0 && column < columnCount, "A matrix of \(columnCount) columns has no column \(column).")
      storage[row * columnCount + column] = newValue
    }
  }
}

/// A dense matrix of doubles.
public typealias Matrix = DenseMatrix<Double>

// MARK: - Shape

extension DenseMatrix {
  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The shape for messages: "3 × 2".
  var shape: String { "\(rowCount) × \(columnCount)" }
}
