public import NumericCore

extension Matrix {
  /// The mean of the rows of each class, `C × d`; 0 for a class without rows.
  ///
  /// - Precondition: there is one class a row, in `0 ..< classCount`.
  public func classMeans(_ classes: [Int], classCount: Int) -> Matrix {
    precondition(classes.count == rowCount, "Class means need one class a row.")
    var counts = Array(repeating: 0, count: classCount)
    for label in classes { counts[label] += 1 }
    var shares = Matrix(rowCount: classCount, columnCount: rowCount, repeating: 0)
    for (row, label) in classes.enumerated() { shares[label, row] = 1 / Double(counts[label]) }
    return shares * self
  }
}
