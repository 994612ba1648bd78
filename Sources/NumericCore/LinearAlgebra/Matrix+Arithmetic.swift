extension Matrix {
  /// The sum, element by element.
  ///
  /// - Precondition: both matrices have the same shape.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    var sum = left
    sum += right
    return sum
  }

  /// The difference, element by element.
  ///
  /// - Precondition: both matrices have the same shape.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    var difference = left
    difference -= right
    return difference
  }

  /// Adds `right`, element by element.
  ///
  /// - Precondition: both matrices have the same shape.
  public static func += (left: inout Matrix, right: Matrix) { left.add(1, times: right) }

  /// Subtracts `right`, element by element.
  ///
  /// - Precondition: both matrices have the same shape.
  public static func -= (left: inout Matrix, right: Matrix) { left.add(-1, times: right) }

  /// Every element times `scale`.
  public static func * (scale: Double, matrix: Matrix) -> Matrix {
    Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements.scaled(by: scale))
  }

  /// Adds `scale` times `other`: A ← A + scale · B.
  ///
  /// - Precondition: both matrices have the same shape.
  public mutating func add(_ scale: Double, times other: Matrix) {
    precondition(
      rowCount == other.rowCount && columnCount == other.columnCount,
      "A matrix of \(shape) and one of \(other.shape) cannot be added.")
    storage.add(scale, times: other.elements)
  }
}
