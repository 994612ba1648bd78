internal import CProduct

extension Matrix {
  /// Multiplies rows and columns by factors, Kᵢⱼ ← fᵢ Kᵢⱼ gⱼ, and tells what the result sums to.
  ///
  /// Reads each number once, where a product, its sums and an inner product would read them five times. The same bits on every
  /// processor.
  ///
  /// - Parameters:
  ///   - rowFactors: f, one a row.
  ///   - columnFactors: g, one a column.
  ///   - costs: c, of the same shape.
  /// - Returns: the sums of the rows, those of the columns, and Σᵢⱼ Kᵢⱼ cᵢⱼ.
  /// - Complexity: O(*n* *m*)
  public mutating func scale(rows rowFactors: [Double], columns columnFactors: [Double], costs: Matrix)
    -> (rowSums: [Double], columnSums: [Double], cost: Double)
  {
    let (rowCount, columnCount) = (rowCount, columnCount)
    precondition(
      rowFactors.count == rowCount && columnFactors.count == columnCount && costs.shape == shape,
      "Scaling a matrix of \(shape) takes a factor for each row and each column, and as many costs.")
    var rowSums = [Double](repeating: 0, count: rowCount)
    var columnSums = [Double](repeating: 0, count: columnCount)
    let cost = storage.withUnsafeMutableBufferPointer { kernel in
      rowFactors.withUnsafeBufferPointer { rowFactors in
        columnFactors.withUnsafeBufferPointer { columnFactors in
          transferlab_make_plan(
            transferlab_plan(
              kernel: kernel.baseAddress, rows: rowCount, columns: columnCount, rowFactors: rowFactors.baseAddress,
              columnFactors: columnFactors.baseAddress), costs.elements, &rowSums, &columnSums)
        }
      }
    }
    return (rowSums, columnSums, cost)
  }
}
