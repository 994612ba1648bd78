public import NumericCore

/// The affine map of CORAL, which gives a source the mean and the covariance of a target, so that their CORAL distance is 0:
///
///     T(x) = m_T + C_T^½ C_S^−½ (x − m_S).
///
/// It whitens and colours again. Of the maps that do so it is not the one that moves points least, which is symmetric:
/// ``GaussianTransport/linearMap()``.
///
/// Source: B. Sun, J. Feng and K. Saenko, "Return of frustratingly easy domain adaptation", AAAI (2016), Algorithm 1, there with
/// the identity added to both covariances.
public struct CORALAlignment: Sendable, Hashable {
  private let sourceMean: [Double]
  private let targetMean: [Double]
  /// C_S^−½ C_T^½: rows are multiplied from the right.
  private let map: Matrix

  /// The map from a source to a target.
  ///
  /// - Parameters:
  ///   - source: n × d.
  ///   - target: m × d.
  /// - Throws: `NumericalError` with the cause `notPositiveDefinite` if the source's covariance is singular.
  /// - Precondition: both have at least two rows and the same, positive number of columns.
  /// - Complexity: O((*n* + *m*) *d*² + *d*³)
  public init(source: Matrix, target: Matrix) throws(NumericalError) {
    precondition(source.columnCount == target.columnCount, "Source and target have the same features.")
    sourceMean = source.columnMeans
    targetMean = target.columnMeans
    let whitening = try SymmetricEigendecomposition(source.covariance).inverseSquareRoot()
    let colouring = try SymmetricEigendecomposition(target.covariance).squareRoot()
    map = whitening * colouring
  }

  /// The images of points of the source, one a row.
  ///
  /// - Precondition: they have the source's columns.
  public func images(of points: Matrix) -> Matrix {
    (points.subtracting(rowwise: sourceMean) * map).subtracting(rowwise: targetMean.map { -$0 })
  }
}
