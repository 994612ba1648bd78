extension MultivariateNormal {
  /// log p(x) = −½ (d log 2π + log det Σ + (x − μ)ᵀ Σ⁻¹ (x − μ)) of each row.
  ///
  /// - Precondition: the rows have as many columns as the mean has entries, and the Cholesky factor is not singular.
  /// - Complexity: O(*n* *d*²) for *n* rows.
  public func logDensities(of points: Matrix) -> [Double] {
    precondition(choleskyFactor.diagonal.allSatisfy { $0 > 0 }, "A singular normal distribution has no density.")
    let logDeterminant = 2 * choleskyFactor.diagonal.reduce(0) { $0 + Double.log($1) }
    let constant = Double(mean.count) * Double.log(2 * .pi) + logDeterminant
    var whitened = points.subtracting(rowwise: mean).transposed
    Triangle(matrix: choleskyFactor, isLower: true).solve(&whitened)
    return whitened.transposed.squaredRowNorms.map { -0.5 * (constant + $0) }
  }
}
