extension Matrix {
  /// The squared norms ‖xᵢ‖² of the rows.
  public var squaredRowNorms: [Double] {
    (0..<rowCount).map { row in
      var sum = 0.0
      for column in 0..<columnCount {
        let element = self[row, column]
        sum += element * element
      }
      return sum
    }
  }
}

extension MutableSpan<Double> {
  /// Replaces the inner products xᵀzⱼ by the squared distances ‖x − zⱼ‖² = ‖x‖² + ‖zⱼ‖² − 2 xᵀzⱼ, and what rounding makes negative
  /// by 0.
  ///
  /// The sum cancels: its error is of the order of 2⁻⁵² (‖x‖² + ‖zⱼ‖²). Centre the vectors first if they lie far from the origin.
  ///
  /// - Parameters:
  ///   - squaredNorm: ‖x‖².
  ///   - squaredNorms: ‖zⱼ‖², at least one for each element; more are ignored.
  /// - Precondition: there are as many squared norms as elements, or more.
  public mutating func innerProductsToSquaredDistances(squaredNorm: Double, squaredNorms: Span<Double>) {
    precondition(squaredNorms.count >= count, "A squared norm is needed for each of \(count) inner products.")
    withUnsafeMutableBufferPointer { buffer in
      squaredNorms.withUnsafeBufferPointer { norms in
        for index in 0..<buffer.count {
          let distance = squaredNorm + norms[index] - 2 * buffer[index]
          buffer[index] = distance < 0 ? 0 : distance
        }
      }
    }
  }
}
