internal import CGSL
internal import CProduct

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
///
/// Networks multiply matrices so small that a BLAS spends a good part of its time on arranging them, so the product is one of our
/// own where the processor can multiply and add with a single rounding (``NumericLibraries/vectorInstructions``). There each
/// element is the sum of its terms in their order, one rounding a term and in stretches of 256 terms: the same bits on every such
/// processor. Elsewhere BLAS multiplies, in an order of its own.
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
    guard Self.hasVectors else {
      return withPointers(left, leftStart, right, rightStart, &result, resultStart) { left, right, result in
        multiplyByBLAS(left, right, scale, keeping, result)
      }
    }
    multiplyByVectors(
      left, from: leftStart, right, from: rightStart, into: &result, at: resultStart,
      ending: transferlab_ending(scale: scale, keeping: keeping, row: nil, isRectified: false, gate: nil))
  }

  /// Whether the product is our own.
  static var hasVectors: Bool { NumericLibraries.vectorInstructions != nil }

  /// The product where it is our own, with what becomes of its elements; the arrays in `ending` are as long as it reads.
  func multiplyByVectors(
    _ left: [Float], from leftStart: Int, _ right: [Float], from rightStart: Int, into result: inout [Float], at resultStart: Int,
    ending: transferlab_ending
  ) {
    withPointers(left, leftStart, right, rightStart, &result, resultStart) { left, right, result in
      transferlab_product(
        rowCount, innerCount, columnCount,
        transferlab_matrix(first: left, row: transposesLeft ? 1 : innerCount, column: transposesLeft ? rowCount : 1),
        transferlab_matrix(first: right, row: transposesRight ? 1 : columnCount, column: transposesRight ? innerCount : 1),
        ending, result)
    }
  }

  private func multiplyByBLAS(
    _ left: UnsafePointer<Float>?, _ right: UnsafePointer<Float>?, _ scale: Float, _ keeping: Float,
    _ result: UnsafeMutablePointer<Float>?
  ) {
    precondition(GSL.isReady)
    cblas_sgemm(
      CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans, transposesRight ? CblasTrans : CblasNoTrans,
      CInt(rowCount), CInt(columnCount), CInt(innerCount),
      scale, left, CInt(max(1, transposesLeft ? rowCount : innerCount)),
      right, CInt(max(1, transposesRight ? innerCount : columnCount)),
      keeping, result, CInt(columnCount))
  }

  /// Lends the three matrices, unless there is nothing to write.
  private func withPointers(
    _ left: [Float], _ leftStart: Int, _ right: [Float], _ rightStart: Int, _ result: inout [Float], _ resultStart: Int,
    _ body: (UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?) -> Void
  ) {
    require(leftStart, rowCount * innerCount, within: left, "left factor")
    require(rightStart, innerCount * columnCount, within: right, "right factor")
    require(resultStart, rowCount * columnCount, within: result, "result")
    guard rowCount > 0 && columnCount > 0 else { return }
    left.withPointer(at: leftStart) { left in
      right.withPointer(at: rightStart) { right in
        result.withMutablePointer(at: resultStart) { result in body(left, right, result) }
      }
    }
  }

  private func require(_ start: Int, _ count: Int, within array: [Float], _ name: String) {
    precondition(
      start >= 0 && start + count <= array.count,
      "The \(name) of \(count) elements from \(start) does not fit into an array of \(array.count).")
  }
}
