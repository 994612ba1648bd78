// Parts of a matrix, and matrices put together.

extension DenseMatrix {
  /// Row `index`.
  @inlinable @specialized(where Element == Double) @specialized(where Element == Float)
  public func row(_ index: Int) -> [Element] { Array(storage[index * columnCount..<(index + 1) * columnCount]) }

  /// Column `index`.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public func column(_ index: Int) -> [Element] { (0..<rowCount).map { self[$0, index] } }

  /// The elements whose row and column are equal.
  public var diagonal: [Element] {
    @specialized(where Element == Double) @specialized(where Element == Float)
    get { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }
  }

  /// The matrix of the rows with these indices, in this order.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public func rows(_ indices: [Int]) -> DenseMatrix {
    var chosen: [Element] = []
    chosen.reserveCapacity(indices.count * columnCount)
    for index in indices { chosen += storage[index * columnCount..<(index + 1) * columnCount] }
    return DenseMatrix(rowCount: indices.count, columnCount: columnCount, elements: chosen)
  }

  /// The matrix of consecutive rows.
  ///
  /// - Precondition: the range lies in 0..<`rowCount`.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public func rows(_ range: Range<Int>) -> DenseMatrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= rowCount, "A matrix of \(rowCount) rows has no rows \(range).")
    return DenseMatrix(
      rowCount: range.count, columnCount: columnCount,
      elements: Array(storage[range.lowerBound * columnCount..<range.upperBound * columnCount]))
  }

  /// The matrix of the first columns.
  ///
  /// - Precondition: the count is in 0…`columnCount`.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public func firstColumns(_ count: Int) -> DenseMatrix {
    precondition(0...columnCount ~= count, "A matrix of \(columnCount) columns has no first \(count).")
    var chosen: [Element] = []
    chosen.reserveCapacity(rowCount * count)
    for row in 0..<rowCount { chosen += storage[row * columnCount..<row * columnCount + count] }
    return DenseMatrix(rowCount: rowCount, columnCount: count, elements: chosen)
  }

  /// The rows of this matrix with those of another below them.
  ///
  /// - Precondition: both matrices have the same number of columns.
  @specialized(where Element == Double) @specialized(where Element == Float)
  public func appending(rowsOf other: DenseMatrix) -> DenseMatrix {
    precondition(columnCount == other.columnCount, "Rows of \(columnCount) and \(other.columnCount) elements make no matrix.")
    return DenseMatrix(rowCount: rowCount + other.rowCount, columnCount: columnCount, elements: storage + other.storage)
  }

  /// The column of the largest element of each row; the first of equals.
  ///
  /// - Precondition: there is a column.
  public var largestColumns: [Int] {
    @specialized(where Element == Double) @specialized(where Element == Float)
    get {
      precondition(columnCount > 0, "A row without elements has no largest one.")
      return (0..<rowCount).map { row in
        let start = row * columnCount
        return (1..<columnCount).reduce(0) { storage[start + $1] > storage[start + $0] ? $1 : $0 }
      }
    }
  }

  /// Aᵀ, the matrix with rows and columns exchanged.
  ///
  /// A product with Aᵀ does not need it: see ``transposedTimes(_:)-(Matrix)`` and ``timesTransposed(_:)``.
  public var transposed: DenseMatrix {
    @specialized(where Element == Double) @specialized(where Element == Float)
    get {
      let (rowCount, columnCount) = (rowCount, columnCount)
      // Square blocks whose rows and columns both stay in the fastest cache; row by row, every write of a large matrix would miss
      // it.
      let block = 16
      let exchanged = [Element](unsafeUninitializedCapacity: storage.count) { target, initializedCount in
        storage.withUnsafeBufferPointer { source in
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
        initializedCount = storage.count
      }
      return DenseMatrix(rowCount: columnCount, columnCount: rowCount, elements: exchanged)
    }
  }
}
