/// Whether an eigenvector or singular vector, whose sign is free, must change it: its largest component is to be positive.
///
/// Among components whose magnitudes agree to one part in a million, the first counts as the largest: rounding must not decide.
func isNegativelyOriented(_ vector: some RandomAccessCollection<Double>) -> Bool {
  let largest = vector.reduce(0) { max($0, abs($1)) }
  let decisive = vector.first { abs($0) >= largest * (1 - 0x1p-20) } ?? 0
  return decisive < 0
}

extension Matrix {
  /// The matrix with every row negated whose largest component is negative.
  var orientingRows: Matrix {
    var oriented = self
    for index in 0..<rowCount {
      let range = index * columnCount..<(index + 1) * columnCount
      guard isNegativelyOriented(elements[range]) else { continue }
      for place in range { oriented.elements[place].negate() }
    }
    return oriented
  }
}
