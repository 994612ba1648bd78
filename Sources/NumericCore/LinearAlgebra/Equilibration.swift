/// Powers of two that bring the largest magnitude of every row, then of every column, of a matrix into 1…2.
///
/// A change of the units in which equations or unknowns are measured then changes neither the pivots nor the condition number.
/// Powers of two add no rounding error.
struct Equilibration: Sendable, Hashable {
  /// Row *i* of the matrix is to be multiplied by 2 to the power `rowExponents[i]`.
  let rowExponents: [Int]
  /// Column *j* of the matrix is to be multiplied by 2 to the power `columnExponents[j]`.
  let columnExponents: [Int]

  /// Scales `matrix` in place.
  init(scaling matrix: inout Matrix) {
    let rowExponents = (0..<matrix.rowCount).map { -largestExponent(matrix.row($0)) }
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount { matrix[row, column] = shifted(matrix[row, column], by: rowExponents[row]) }
    }
    var largest = [Double](repeating: 0, count: matrix.columnCount)
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount { largest[column] = max(largest[column], abs(matrix[row, column])) }
    }
    columnExponents = largest.map { -largestExponent([$0]) }
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount { matrix[row, column] = shifted(matrix[row, column], by: columnExponents[column]) }
    }
    self.rowExponents = rowExponents
  }
}

/// `value` · 2 to the power `exponent`, rounded once, without overflow on the way.
func shifted(_ value: Double, by exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }

/// The exponent of the largest magnitude; 0 where all elements are zero.
func largestExponent(_ elements: [Double]) -> Int {
  let largest = elements.reduce(0) { max($0, abs($1)) }
  return largest == 0 ? 0 : Int(largest.exponent)
}
