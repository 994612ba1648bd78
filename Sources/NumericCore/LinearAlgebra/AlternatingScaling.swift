internal import CProduct

/// By how much the row and column sums of a scaled kernel are off in the course of a step of Sinkhorn's iteration.
public struct MarginalErrors: Sendable, Hashable {
  /// The rows before the step, Σ aᵢ |rᵢ mᵢ − 1|.
  public let rowsBefore: Double
  /// The columns when the rows have been scaled, Σ bⱼ |sⱼ tⱼ − 1|. Without relaxation this is also the most by which the rows can
  /// be off after the step: dividing columns by their shares moves as much mass as they were off, and the rows met their weights
  /// before.
  public let columnsBetween: Double
  /// The columns after the step, Σ bⱼ |h(sⱼ tⱼ) − 1|; 0 without relaxation.
  public let columnsAfter: Double
}

/// A step of Sinkhorn's iteration, with overrelaxation: the rows of a kernel K are scaled, then its columns, reading K once.
///
/// The scaled matrix aᵢ rᵢ Kᵢⱼ sⱼ bⱼ is to have the row sums a and the column sums b. With q the relaxation,
///
///     mᵢ = Σⱼ Kᵢⱼ bⱼ sⱼ,     rᵢ ← h(rᵢ mᵢ) / mᵢ,
///     tⱼ = Σᵢ Kᵢⱼ aᵢ rᵢ,     sⱼ ← h(sⱼ tⱼ) / tⱼ,     h(x) = ((1 + q) + (1 − q) x) / ((1 − q) + (1 + q) x),
///
/// but h(x) = 1 for x < ¾. rᵢ mᵢ is what a row sums to, as a share of aᵢ, and h what it sums to afterwards: with q = 0 h is 1 and
/// the step is Sinkhorn's, else h overshoots, h(x) = x^−q up to terms of the order of (x − 1)³. For q ≤ 0.9 no step lowers the dual
/// objective Σ aᵢ log rᵢ + Σ bⱼ log sⱼ − Σ aᵢ rᵢ Kᵢⱼ sⱼ bⱼ: a row adds aᵢ (φ(x) − φ(h(x))) to it, φ(x) = x − log x, which is not
/// negative for x ≥ ¾ and h as above, nor for h = 1.
///
/// Two matrix–vector products would read K from memory twice. The results have the same bits on every processor.
///
/// Source: A. Thibault, L. Chizat, C. Dossal and N. Papadakis, "Overrelaxed Sinkhorn–Knopp algorithm for regularized optimal
/// transport", Algorithms 14 (2021), whose x^−q the fraction stands for, and whose condition on x is weakened as q grows.
///
/// - Parameters:
///   - kernel: K, n × m; a ``CoarseKernel`` takes less than half of the time.
///   - rowWeights: a, for the n rows.
///   - columnWeights: b, for the m columns.
///   - relaxation: q = ω − 1 in 0..<1.
///   - rowScales: r, for the n rows; replaced.
///   - columnScales: s, for the m columns; replaced.
/// - Returns: by how much sums were and are off; see ``MarginalErrors``.
/// - Precondition: the counts match.
/// - Complexity: O(*n* *m*)
public func scaleAlternately(
  _ kernel: Matrix, rowWeights: [Double], columnWeights: [Double], relaxation: Double, rowScales: inout [Double],
  columnScales: inout [Double]
) -> MarginalErrors {
  kernel.elements.withUnsafeBufferPointer { elements in
    scaleAlternately(
      elements.baseAddress, nil, rowCount: kernel.rowCount, columnCount: kernel.columnCount, rowWeights, columnWeights, relaxation,
      &rowScales, &columnScales)
  }
}

/// The same in single precision, with errors of the order of ``CoarseKernel/roundingError`` in the sums.
///
/// - Precondition: the counts match, weights are not below ``CoarseKernel/leastWeight`` nor above 1, and scales within
///   ``CoarseKernel/acceptableScales``.
public func scaleAlternately(
  _ kernel: CoarseKernel, rowWeights: [Double], columnWeights: [Double], relaxation: Double, rowScales: inout [Double],
  columnScales: inout [Double]
) -> MarginalErrors {
  kernel.singles.withUnsafeBufferPointer { singles in
    scaleAlternately(
      nil, singles.baseAddress, rowCount: kernel.rowCount, columnCount: kernel.columnCount, rowWeights, columnWeights, relaxation,
      &rowScales, &columnScales)
  }
}

private func scaleAlternately(
  _ kernel: UnsafePointer<Double>?, _ singles: UnsafePointer<Float>?, rowCount: Int, columnCount: Int, _ rowWeights: [Double],
  _ columnWeights: [Double], _ relaxation: Double, _ rowScales: inout [Double], _ columnScales: inout [Double]
) -> MarginalErrors {
  precondition(
    rowWeights.count == rowCount && rowScales.count == rowCount && columnWeights.count == columnCount
      && columnScales.count == columnCount,
    "Scaling a matrix of \(rowCount) × \(columnCount) takes a weight and a scale for each row and each column.")
  let stride = CoarseKernel.stride(columnCount: columnCount)
  var scratch = [Double](repeating: 0, count: 2 * stride)
  let errors = rowWeights.withUnsafeBufferPointer { rowWeights in
    columnWeights.withUnsafeBufferPointer { columnWeights in
      transferlab_scale_alternately(
        transferlab_scaling(
          kernel: kernel, singles: singles, stride: stride, rows: rowCount, columns: columnCount,
          rowWeights: rowWeights.baseAddress, columnWeights: columnWeights.baseAddress, relaxation: relaxation),
        &rowScales, &columnScales, &scratch)
    }
  }
  return MarginalErrors(
    rowsBefore: errors.rowsBefore, columnsBetween: errors.columnsBetween, columnsAfter: errors.columnsAfter)
}
