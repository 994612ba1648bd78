internal import CGSL

extension Matrix {
  /// Whether row `index`, an eigenvector or singular vector, must change its free sign: its largest component is to be positive.
  ///
  /// Among components whose magnitudes agree to one part in a million, the first counts as the largest: rounding must not decide.
  func isNegativelyOriented(row index: Int) -> Bool {
    precondition(GSL.isReady)
    let vector = row(index)
    guard !vector.isEmpty else { return false }
    let threshold = abs(vector[Int(cblas_idamax(CInt(columnCount), vector, 1))]) * (1 - 0x1p-20)
    return vector.first { abs($0) >= threshold }.map { $0 < 0 } ?? false
  }

  /// Changes the sign of row `index`.
  mutating func negateRow(_ index: Int) {
    for place in index * columnCount..<(index + 1) * columnCount { storage[place].negate() }
  }

  /// The matrix with every row negated whose largest component is negative.
  var orientingRows: Matrix {
    var oriented = self
    for index in 0..<rowCount where isNegativelyOriented(row: index) { oriented.negateRow(index) }
    return oriented
  }
}
