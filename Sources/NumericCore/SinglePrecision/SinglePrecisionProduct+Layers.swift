internal import CProduct

// What a layer does to a product's elements, done before they are written where the product is our own: a pass over them for itself
// would take as long as a tenth of a narrow layer's product.

extension SinglePrecisionProduct {
  /// Writes φ(A B + 1 rᵀ) into `result`, what a layer with the weights B and the biases r makes of the batch A.
  ///
  /// - Parameters:
  ///   - row: an array that holds r, one element a column, from `rowStart` on
  ///   - rectifying: whether φ replaces what is negative by 0, or is the identity
  /// - Precondition: every matrix, and r, lies within its array.
  /// - Complexity: O(*m* *n* *k*)
  public func multiply(
    _ left: [Float], _ right: [Float], from rightStart: Int, adding row: [Float], from rowStart: Int, rectifying: Bool,
    into result: inout [Float]
  ) {
    guard Self.hasVectors else {
      result.fillRows(rowCount, of: columnCount, with: row, from: rowStart)
      multiply(left, from: 0, right, from: rightStart, keeping: 1, into: &result)
      if rectifying { result.rectify(0..<rowCount * columnCount) }
      return
    }
    row.require(rowStart..<rowStart + columnCount)
    row.withPointer(at: rowStart) { row in
      multiplyByVectors(
        left, from: 0, right, from: rightStart, into: &result, at: 0,
        ending: transferlab_ending(scale: 1, keeping: 0, row: row, isRectified: rectifying, gate: nil))
    }
  }

  /// Writes A B into `result`, and 0 where `values`, a matrix of the same shape, is not positive: the gradient with respect to the
  /// sums of a rectified layer that has these values.
  ///
  /// - Precondition: every matrix lies within its array.
  /// - Complexity: O(*m* *n* *k*)
  public func multiply(
    _ left: [Float], _ right: [Float], from rightStart: Int, wherePositive values: [Float], into result: inout [Float]
  ) {
    guard Self.hasVectors else {
      multiply(left, from: 0, right, from: rightStart, into: &result)
      return result.gate(0..<rowCount * columnCount, by: values)
    }
    values.require(0..<rowCount * columnCount)
    values.withPointer(at: 0) { values in
      multiplyByVectors(
        left, from: 0, right, from: rightStart, into: &result, at: 0,
        ending: transferlab_ending(scale: 1, keeping: 0, row: nil, isRectified: false, gate: values))
    }
  }
}
