public import NumericCore

/// The true density ratio w(x) = p_T(x)/p_S(x) between two multivariate Gaussians: the planted truth that estimates are judged by.
public struct GaussianDensityRatio: Sendable, Hashable {
  private let source: MultivariateNormal
  private let target: MultivariateNormal

  /// The ratio of two densities.
  ///
  /// - Precondition: both have the same dimension.
  public init(source: MultivariateNormal, target: MultivariateNormal) {
    precondition(source.mean.count == target.mean.count, "Both domains have the same features.")
    self.source = source
    self.target = target
  }

  /// w(x) of each row, computed from the difference of the log densities.
  ///
  /// - Precondition: the rows have as many features as the densities, and no ratio is too large for a double.
  public func weights(of features: Matrix) -> ImportanceWeights {
    let (numerator, denominator) = (target.logDensities(of: features), source.logDensities(of: features))
    return ImportanceWeights(zip(numerator, denominator).map { Double.exp($0 - $1) })
  }
}
