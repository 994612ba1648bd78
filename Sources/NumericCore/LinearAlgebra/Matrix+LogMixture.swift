internal import CProduct

extension Matrix {
  /// The gradient Σᵢ pₖᵢ/mᵢ, an element a row, of the sum of logarithms Σᵢ ln mᵢ of a mixture of the rows, m = Σₖ wₖ pₖ.
  ///
  /// One pass over the matrix, and the same bits on every processor. Where an mᵢ is 0, no element is a finite number.
  ///
  /// - Parameter weights: w, one a row.
  /// - Precondition: there is one weight a row.
  /// - Complexity: O(*m* *n*) for an *m* × *n* matrix
  public func logMixtureGradient(_ weights: [Double]) -> [Double] {
    precondition(weights.count == rowCount, "A mixture of \(rowCount) rows needs as many weights, not \(weights.count).")
    let laneCount = 8
    let sums = [Double](unsafeUninitializedCapacity: laneCount * rowCount) { sums, count in
      elements.withUnsafeBufferPointer { elements in
        transferlab_mixture_gradient(sums.baseAddress, elements.baseAddress, weights, rowCount, columnCount)
      }
      count = laneCount * rowCount
    }
    return (0..<rowCount).map { row in (0..<laneCount).reduce(0) { $0 + sums[laneCount * row + $1] } }
  }
}
