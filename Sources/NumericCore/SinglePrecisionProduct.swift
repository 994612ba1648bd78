internal import CGSL

/// The shape of a product of single-precision matrices that lie row by row in arrays, checked once and used often.
///
///     C ← scale · op(A) · op(B) + keeping · C,   op(A) is m × k, op(B) is k × n, C is m × n.
///
/// A layer Y = X W with weights W (*inputs* × *outputs*) and a batch X (*batch* × *inputs*) trains with three of them:
///
///     let forward = SinglePrecisionProduct(rows: batch, inner: inputs, columns: outputs)                             // Y = X W
///     let toWeights = SinglePrecisionProduct(rows: inputs, inner: batch, columns: outputs, transposingLeft: true)    // dW = Xᵀ dY
///     let toInputs = SinglePrecisionProduct(rows: batch, inner: outputs, columns: inputs, transposingRight: true)    // dX = dY Wᵀ
///     forward.multiply(x, weights, into: &y)
///
/// A matrix may start anywhere in its array, so that one array can hold all parameters of a network.
public struct SinglePrecisionProduct: Sendable, Hashable {
  /// *m*, the rows of the result.
  public let rowCount: Int
  /// *k*, the terms of each sum.
  public let innerCount: Int
  /// *n*, the columns of the result.
  public let columnCount: Int
  /// Whether the array of A holds the *k* × *m* matrix Aᵀ.
  public let transposesLeft: Bool
  /// Whether the array of B holds the *n* × *k* matrix Bᵀ.
  public let transposesRight: Bool

  /// The shape of a product.
  ///
  /// - Precondition: no count is negative.
  public init(rows: Int, inner: Int, columns: Int, transposingLeft: Bool = false, transposingRight: Bool = false) {
    precondition(rows >= 0 && inner >= 0 && columns >= 0, "A matrix has no negative count of rows or columns.")
    (rowCount, innerCount, columnCount) = (rows, inner, columns)
    (transposesLeft, transposesRight) = (transposingLeft, transposingRight)
  }

  /// Writes the product into `result`, which keeps its storage.
  ///
  /// With `keeping` 0, the old values of C do not matter, not even NaN.
  ///
  /// - Parameters:
  ///   - leftStart: where A starts in its array; likewise `rightStart` and `resultStart`
  /// - Precondition: every matrix lies within its array.
  /// - Complexity: O(*m* *n* *k*)
  public func multiply(
    _ left: [Float], from leftStart: Int = 0, _ right: [Float], from rightStart: Int = 0,
    scale: Float = 1, keeping: Float = 0, into result: inout [Float], at resultStart: Int = 0
  ) {
    require(leftStart, rowCount * innerCount, within: left, "left factor")
    require(rightStart, innerCount * columnCount, within: right, "right factor")
    require(resultStart, rowCount * columnCount, within: result, "result")
    guard rowCount > 0 && columnCount > 0 else { return }
    precondition(GSL.isReady)
    left.withPointer(at: leftStart) { left in
      right.withPointer(at: rightStart) { right in
        result.withMutablePointer(at: resultStart) { result in
          for start in stride(from: 0, to: rowCount, by: blockRowCount) {
            cblas_sgemm(
              CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans, transposesRight ? CblasTrans : CblasNoTrans,
              CInt(min(blockRowCount, rowCount - start)), CInt(columnCount), CInt(innerCount),
              scale, left?.advanced(by: transposesLeft ? start : start * innerCount),
              CInt(max(1, transposesLeft ? rowCount : innerCount)),
              right, CInt(max(1, transposesRight ? innerCount : columnCount)),
              keeping, result?.advanced(by: start * columnCount), CInt(columnCount))
          }
        }
      }
    }
  }

  /// The rows of C that one call of BLAS computes: all, or half of them where that spares copying both factors.
  private var blockRowCount: Int {
    let work = rowCount * columnCount * innerCount
    let isJustAbove = work > GSL.uncopiedProductLimit && work / 2 <= GSL.uncopiedProductLimit
    return isJustAbove && !transposesRight ? (rowCount + 1) / 2 : rowCount
  }

  private func require(_ start: Int, _ count: Int, within array: [Float], _ name: String) {
    precondition(
      start >= 0 && start + count <= array.count,
      "The \(name) of \(count) elements from \(start) does not fit into an array of \(array.count).")
  }
}
