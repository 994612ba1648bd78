public import NumericCore

/// Optimal transport between two normal distributions for the cost |x − y|².
///
///     W₂² = |m_S − m_T|² + B²,    B² = tr C_S + tr C_T − 2 tr (C_S^½ C_T C_S^½)^½
///     T(x) = m_T + A (x − m_S),   A = C_S^−½ (C_S^½ C_T C_S^½)^½ C_S^−½
///
/// B is the Bures distance of the covariances. For distributions that are not normal but have these means and covariances, W₂² is a
/// lower bound of theirs, and A still matches the first two moments.
///
/// Sources: D. C. Dowson and B. V. Landau, "The Fréchet distance between multivariate normal distributions", Journal of
/// Multivariate Analysis 12 (1982); M. Gelbrich, "On a formula for the L² Wasserstein metric between measures on Euclidean and
/// Hilbert spaces", Mathematische Nachrichten 147 (1990), for the bound.
public struct GaussianTransport: Sendable, Hashable {
  /// The mean of the source.
  public let sourceMean: [Double]
  /// The mean of the target.
  public let targetMean: [Double]
  /// B², the squared Bures distance of the covariances.
  public let squaredBuresDistance: Double
  /// |m_S − m_T|² + B².
  public let squaredDistance: Double
  private let source: SymmetricEigendecomposition
  /// (C_S^½ C_T C_S^½)^½.
  private let geometricRoot: Matrix

  /// The transport between the normal distributions with these moments.
  ///
  /// - Parameters:
  ///   - sourceMean: d coordinates.
  ///   - sourceCovariance: d × d, symmetric and positive semidefinite; only the lower triangle is read.
  ///   - targetMean: d coordinates.
  ///   - targetCovariance: d × d, symmetric and positive semidefinite.
  /// - Throws: `NumericalError` if a covariance is not finite or not positive semidefinite.
  /// - Precondition: the dimensions agree.
  /// - Complexity: O(*d*³)
  public init(
    sourceMean: [Double], sourceCovariance: Matrix, targetMean: [Double], targetCovariance: Matrix
  ) throws(NumericalError) {
    precondition(
      [sourceMean.count, targetMean.count, sourceCovariance.rowCount, targetCovariance.rowCount, targetCovariance.columnCount]
        .allSatisfy { $0 == sourceCovariance.columnCount },
      "Means and covariances of normal distributions have one dimension.")
    self.sourceMean = sourceMean
    self.targetMean = targetMean
    source = try SymmetricEigendecomposition(sourceCovariance)
    let (sourceRoot, targetRoot) = (
      try source.squareRoot(), try SymmetricEigendecomposition(targetCovariance).squareRoot()
    )
    // With the singular values of G = C_S^½ C_T^½ = U Σ Vᵀ, the root of C_S^½ C_T C_S^½ = G Gᵀ is U Σ Uᵀ. The traces of B² complete
    // to ‖C_S^½ − C_T^½ V Uᵀ‖², the Procrustes distance of the roots, in which nothing cancels.
    let product = try SingularValueDecomposition(sourceRoot * targetRoot)
    geometricRoot = product.leftVectors * Matrix(diagonal: product.values).timesTransposed(product.leftVectors)
    let buresDistance = (sourceRoot - targetRoot * product.rightVectors.timesTransposed(product.leftVectors)).frobeniusNorm
    squaredBuresDistance = buresDistance * buresDistance
    squaredDistance = sourceMean.squaredDistance(to: targetMean) + squaredBuresDistance
  }

  /// W₂, in the unit of the coordinates.
  public var distance: Double { squaredDistance.squareRoot() }

  /// A, the linear part of the optimal map: symmetric, positive semidefinite, with A C_S A = C_T.
  ///
  /// - Throws: `NumericalError` with the cause `notPositiveDefinite` if C_S is singular: then no map need exist.
  public func linearMap() throws(NumericalError) -> Matrix {
    let inverseRoot = try source.inverseSquareRoot()
    return inverseRoot * geometricRoot * inverseRoot
  }

  /// The images of points under the optimal map T(x) = m_T + A (x − m_S).
  ///
  /// - Parameter points: n × d, rows are samples.
  /// - Throws: `NumericalError` with the cause `notPositiveDefinite` if C_S is singular.
  public func map(_ points: Matrix) throws(NumericalError) -> Matrix {
    // A is symmetric, so that rows may be multiplied from the right.
    let images = points.subtracting(rowwise: sourceMean) * (try linearMap())
    return images.subtracting(rowwise: targetMean.map { -$0 })
  }
}
