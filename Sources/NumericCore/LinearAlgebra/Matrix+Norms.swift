extension Matrix {
  /// The sum of the diagonal.
  ///
  /// - Precondition: the matrix is square.
  public var trace: Double {
    precondition(isSquare, "Only a square matrix has a trace, not one of \(shape).")
    return diagonal.reduce(0, +)
  }

  /// The Frobenius norm ‖A‖_F, the root of the sum of squares.
  public var frobeniusNorm: Double { elements.norm }

  /// The norm ‖A‖₁, the largest sum of magnitudes in a column; 0 for an empty matrix, NaN if an element is.
  public var oneNorm: Double {
    var sums = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { sums[column] += abs(self[row, column]) }
    }
    return sums.largestMagnitude
  }

  /// The largest magnitude of an element; 0 for an empty matrix, NaN if an element is.
  public var largestMagnitude: Double { elements.largestMagnitude }

  /// Whether no element is NaN or infinite.
  public var isFinite: Bool { elements.isFinite }

  /// Whether the matrix is square and |aᵢⱼ − aⱼᵢ| ≤ `tolerance` · max |a| for all i, j.
  ///
  /// The default tolerance 0 asks for exact symmetry, which ``gram`` and the symmetric functions of this library give.
  public func isSymmetric(tolerance: Double = 0) -> Bool {
    guard isSquare else { return false }
    let bound = tolerance * largestMagnitude
    return (0..<rowCount).allSatisfy { row in
      (0..<row).allSatisfy { column in abs(self[row, column] - self[column, row]) <= bound }
    }
  }

  /// Throws unless every element is finite.
  func requireFinite(in operation: String) throws(NumericalError) {
    guard isFinite else { throw NumericalError(.nonFinite, in: operation) }
  }
}
