internal import CGSL
internal import CProduct

extension Matrix {
  /// The combination Σᵢ fᵢ xᵢ of the rows: the product Aᵀf, with the same bits on every processor.
  ///
  /// The terms are added in the order of the rows, where BLAS adds them in an order that depends on the processor; what decides
  /// between two ways, as the next step of an iteration, does not turn with the last digit then.
  ///
  /// - Precondition: there is one factor a row.
  /// - Complexity: O(*m* *n*) for an *m* × *n* matrix
  public func combiningRows(_ factors: [Double]) -> [Double] {
    precondition(factors.count == rowCount, "A combination of \(rowCount) rows needs as many factors, not \(factors.count).")
    return [Double](unsafeUninitializedCapacity: columnCount) { sums, count in
      elements.withUnsafeBufferPointer { elements in
        transferlab_combine_rows(sums.baseAddress, elements.baseAddress, factors, rowCount, columnCount)
      }
      count = columnCount
    }
  }

  /// The mean of each column; zeros for a matrix without rows, which has nothing to centre.
  public var columnMeans: [Double] {
    guard rowCount > 0 else { return Array(repeating: 0, count: columnCount) }
    return combiningRows(Array(repeating: 1, count: rowCount)).scaled(by: 1 / Double(rowCount))
  }

  /// The matrix with a vector subtracted from every row; less `columnMeans`, every column has mean 0.
  ///
  /// - Precondition: the vector has an element for each column.
  public func subtracting(rowwise vector: [Double]) -> Matrix {
    precondition(vector.count == columnCount, "A vector of \(vector.count) elements does not match rows of \(columnCount).")
    var difference = self
    difference.transformRows { _, row in
      for column in 0..<row.count { row[column] -= vector[column] }
    }
    return difference
  }

  /// The weighted mean of each column, Σ wᵢ xᵢ / Σ wᵢ.
  ///
  /// - Precondition: there is one weight a row, and their sum is not zero.
  public func columnMeans(weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    precondition(total != 0, "A weighted mean needs weights whose sum is not zero.")
    return combiningRows(weights).scaled(by: 1 / total)
  }

  /// Lets `transform` change every row in its place, from the first to the last.
  public mutating func transformRows(_ transform: (_ row: Int, _ elements: inout MutableSpan<Double>) -> Void) {
    let (rowCount, columnCount) = (rowCount, columnCount)
    storage.withUnsafeMutableBufferPointer { buffer in
      for row in 0..<rowCount {
        var span = MutableSpan(_unsafeElements: buffer.extracting(row * columnCount..<(row + 1) * columnCount))
        transform(row, &span)
      }
    }
  }

  /// The weighted sums of magnitudes Σᵢ wᵢ |xᵢₖ|, one a column.
  ///
  /// - Precondition: there is one weight a row.
  public func absoluteColumnSums(weights: [Double]) -> [Double] {
    precondition(weights.count == rowCount, "A weighted sum over \(rowCount) rows needs as many weights.")
    var sums = [Double](repeating: 0, count: columnCount)
    let columnCount = columnCount
    sums.withUnsafeMutableBufferPointer { sums in
      elements.withUnsafeBufferPointer { elements in
        for row in 0..<rowCount {
          let (weight, start) = (weights[row], row &* columnCount)
          for column in 0..<columnCount { sums[column] += weight * abs(elements[start &+ column]) }
        }
      }
    }
    return sums
  }
}

extension Matrix {
  /// Adds a row to a vector, times a factor: y ← y + scale · xᵢ.
  ///
  /// - Precondition: the vector has an element for each column.
  public func addRow(_ row: Int, times scale: Double, to vector: inout [Double]) {
    precondition(row >= 0 && row < rowCount, "A matrix of \(rowCount) rows has no row \(row).")
    precondition(vector.count == columnCount, "A vector of \(vector.count) elements does not match rows of \(columnCount).")
    precondition(GSL.isReady)
    elements.withUnsafeBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      cblas_daxpy(CInt(columnCount), scale, start + row * columnCount, 1, &vector, 1)
    }
  }
}
