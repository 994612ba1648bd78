internal import CProduct

/// Scales rows to unit sums and sums the columns of what they weigh then, reading the kernel K once:
///
///     rᵢ ← 1 / Σⱼ Kᵢⱼ cⱼ,     tⱼ ← Σᵢ aᵢ rᵢ Kᵢⱼ.
///
/// This is what an iteration of Sinkhorn's consists of. Two matrix–vector products would read K from memory twice. The results have
/// the same bits on every processor.
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
  return kernel.elements.withUnsafeBufferPointer { kernel in
    transferlab_balance_rows(kernel.baseAddress, rowCount, columnCount, rowWeights, columnScales, &rowScales, &columnSums)
  }
}
