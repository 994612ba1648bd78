internal import CGSL

/// Scales rows to unit sums and sums the columns of what they weigh then, reading the kernel K once:
///
///     rᵢ ← 1 / Σⱼ Kᵢⱼ cⱼ,     tⱼ ← Σᵢ aᵢ rᵢ Kᵢⱼ.
///
/// This is what an iteration of Sinkhorn's consists of. Two matrix–vector products would read K from memory twice.
///
/// - Parameters:
///   - kernel: K, n × m.
///   - rowWeights: a, for the n rows.
///   - columnScales: c, for the m columns.
///   - rowScales: r, for the n rows; replaced.
///   - columnSums: t, for the m columns; replaced.
/// - Returns: by how much the rows were out of scale before, Σᵢ aᵢ |rᵢ Σⱼ Kᵢⱼ cⱼ − 1|.
/// - Precondition: the counts match.
/// - Complexity: O(*n* *m*)
public func balanceRows(
  of kernel: Matrix, rowWeights: [Double], columnScales: [Double], rowScales: inout [Double], columnSums: inout [Double]
) -> Double {
  let (rowCount, columnCount) = (kernel.rowCount, kernel.columnCount)
  precondition(
    rowWeights.count == rowCount && rowScales.count == rowCount && columnScales.count == columnCount
      && columnSums.count == columnCount,
    "Balancing a matrix of \(kernel.shape) takes a weight and a scale for each row, and a scale and a sum for each column.")
  precondition(GSL.isReady)
  guard rowCount > 0 && columnCount > 0 else { return 0 }
  for column in columnSums.indices { columnSums[column] = 0 }
  let blockRowCount = max(1, blockElementCount / columnCount)
  var error = 0.0
  var weighted = [Double](repeating: 0, count: min(blockRowCount, rowCount))
  kernel.elements.withUnsafeBufferPointer { kernel in
    for start in stride(from: 0, to: rowCount, by: blockRowCount) {
      let count = min(blockRowCount, rowCount - start)
      let block = kernel.baseAddress.map { $0 + start * columnCount }
      cblas_dgemv(
        CblasRowMajor, CblasNoTrans, CInt(count), CInt(columnCount), 1, block, CInt(columnCount), columnScales, 1, 0, &weighted, 1)
      for offset in 0..<count {
        let row = start + offset
        error += rowWeights[row] * abs(rowScales[row] * weighted[offset] - 1)
        rowScales[row] = 1 / weighted[offset]
        weighted[offset] = rowWeights[row] * rowScales[row]
      }
      cblas_dgemv(
        CblasRowMajor, CblasTrans, CInt(count), CInt(columnCount), 1, block, CInt(columnCount), weighted, 1, 1, &columnSums, 1)
    }
  }
  return error
}

/// A block of rows is read twice; this many elements stay in the second-level cache of a core in between.
private let blockElementCount = 16_384
