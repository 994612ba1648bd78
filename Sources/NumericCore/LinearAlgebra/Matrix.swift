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

  /// A square matrix with `diagonal` on its diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rowCount: diagonal.count, columnCount: diagonal.count, repeating: 0)
    for (index, value) in diagonal.enumerated() { self[index, index] = value }
  }

  /// The `count × count` identity.
  public static func identity(_ count: Int) -> Matrix { Matrix(diagonal: Array(repeating: 1, count: count)) }

  /// The element in row `row` and column `column`.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(column >= 0 && column < columnCount, "A matrix of \(columnCount) columns has no column \(column).")
      return elements[row * columnCount + column]
    }
    set {
      precondition(column >= 0 && column < columnCount, "A matrix of \(columnCount) columns has no column \(column).")
      elements[row * columnCount + column] = newValue
    }
  }
}

// MARK: - Parts

extension Matrix {
  /// Row `index`.
  public func row(_ index: Int) -> [Double] { Array(elements[index * columnCount..<(index + 1) * columnCount]) }

  /// Column `index`.
  public func column(_ index: Int) -> [Double] { (0..<rowCount).map { self[$0, index] } }

  /// The elements whose row and column are equal.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// The matrix of the rows with these indices, in this order.
  public func rows(_ indices: [Int]) -> Matrix {
    var chosen: [Double] = []
    chosen.reserveCapacity(indices.count * columnCount)
    for index in indices { chosen += elements[index * columnCount..<(index + 1) * columnCount] }
    return Matrix(rowCount: indices.count, columnCount: columnCount, elements: chosen)
  }

  /// Aᵀ, the matrix with rows and columns exchanged.
  ///
  /// A product with Aᵀ does not need it: see ``transposedTimes(_:)-(Matrix)`` and ``timesTransposed(_:)``.
  public var transposed: Matrix {
    let (rowCount, columnCount) = (rowCount, columnCount)
    // Square blocks whose rows and columns both stay in the fastest cache; row by row, every write of a large matrix would miss it.
    let block = 16
    let exchanged = [Double](unsafeUninitializedCapacity: elements.count) { target, initializedCount in
      elements.withUnsafeBufferPointer { source in
        for firstRow in stride(from: 0, to: rowCount, by: block) {
          for firstColumn in stride(from: 0, to: columnCount, by: block) {
            for column in firstColumn..<min(firstColumn + block, columnCount) {
              for row in firstRow..<min(firstRow + block, rowCount) {
                target[column * rowCount + row] = source[row * columnCount + column]
              }
            }
          }
        }
      }
      initializedCount = elements.count
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, elements: exchanged)
  }

  /// The matrix that equals this one on and below the diagonal and its mirror image above.
  ///
  /// - Precondition: the matrix is square.
  var mirroringLowerTriangle: Matrix {
    precondition(isSquare, "Only a square matrix has a mirror image, not one of \(shape).")
    var mirrored = self
    mirrored.elements.withUnsafeMutableBufferPointer { mirrorLowerTriangle($0, count: rowCount) }
    return mirrored
  }
}

// MARK: - Shape

extension Matrix {
  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The shape for messages: "3 × 2".
  var shape: String { "\(rowCount) × \(columnCount)" }
}
