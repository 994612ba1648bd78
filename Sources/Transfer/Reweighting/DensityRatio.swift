public import Learning
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

extension FiniteDomain where Mass == Double {
  /// The true density ratio to a target domain on the same points: q(x)/p(x), and 0 where neither has mass.
  ///
  /// Where only the target has mass, no weights exist; the unbiasedness of weighting fails there by exactly the target's mass of the loss.
  ///
  /// - Precondition: both domains have the same points.
  /// - Returns: nil where the target has mass on a point without source mass.
  public func densityRatio(to target: FiniteDomain<Double>) -> ImportanceWeights? {
    precondition(count == target.count, "Both domains have the same points.")
    let (source, wanted) = (marginal, target.marginal)
    let (sourceTotal, targetTotal) = (total, target.total)
    guard !source.indices.contains(where: { source[$0] == 0 && wanted[$0] > 0 }) else { return nil }
    return ImportanceWeights(zip(source, wanted).map { $0 > 0 ? ($1 / targetTotal) / ($0 / sourceTotal) : 0 })
  }
}
