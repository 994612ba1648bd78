/// A normal distribution on ℝᵈ, prepared for draws by the Cholesky factor L of its covariance: x = μ + L z for standard normal z.
public struct MultivariateNormal: Sendable, Hashable {
  /// The mean μ, of *d* entries.
  public let mean: [Double]
  /// The lower triangular factor L of the covariance L Lᵀ, `d × d`.
  public let choleskyFactor: Matrix

  /// The distribution with the given mean and covariance.
  ///
  /// - Parameter covariance: symmetric and positive definite, `d × d` for a mean of *d* entries.
  /// - Precondition: the covariance is `d × d`.
  /// - Throws: ``NumericalError`` with the cause `notPositiveDefinite` or `nonFinite`.
  /// - Complexity: O(*d*³).
  public init(mean: [Double], covariance: Matrix) throws(NumericalError) {
    self.init(mean: mean, choleskyFactor: try CholeskyDecomposition(covariance).lower)
  }

  /// The distribution with the given mean and covariance `choleskyFactor` · `choleskyFactor`ᵀ; a singular factor is allowed.
  ///
  /// - Precondition: the factor is `d × d` for a mean of *d* entries.
  public init(mean: [Double], choleskyFactor: Matrix) {
    precondition(
      choleskyFactor.rowCount == mean.count && choleskyFactor.columnCount == mean.count,
      "A mean of \(mean.count) entries needs a covariance of that many rows and columns.")
    self.mean = mean
    self.choleskyFactor = choleskyFactor
  }

  /// Independent draws, one a row.
  ///
  /// - Precondition: `count` is not negative.
  /// - Complexity: O(`count` *d*²).
  public func draws(count: Int, from source: RandomSource) -> Matrix {
    let standard = source.normals(rowCount: count, columnCount: mean.count)
    let centred = standard.timesTransposed(choleskyFactor)
    let elements = centred.elements.indices.map { centred.elements[$0] + mean[$0 % mean.count] }
    return Matrix(rowCount: count, columnCount: mean.count, elements: elements)
  }
}
