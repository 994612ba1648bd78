public import NumericCore

/// The excess risk of least squares from n examples, with all d features and with k features of a representation, exactly.
///
/// The target is y = w·x + noise of variance σ², x normal in ℝ^d with covariance 1, and φ(x) = Bᵀx for B of k orthonormal columns.
/// The excess risk of ŵ is ‖ŵ − w‖². From scratch, and with φ, it is in the mean
///
///     σ² d/(n − d − 1)    and    β² + (σ² + β²) k/(n − k − 1),   β² = ‖w − BBᵀw‖²:
///
/// E tr (XᵀX)⁻¹ = d/(n − d − 1) for normal X, and the part of w·x that φ does not see is one more normal noise, of variance β², and
/// an error that no sample mends. With m = n − d − 1 the difference of the two is a multiple of (β² m − σ² (d − k)) (m + d), so
/// that
///
///     φ helps if and only if β² (n − d − 1) < σ² (d − k).
///
/// Neither formula has a value for fewer examples: at n = d or d + 1 the mean is infinite, and below d least squares is not unique.
///
/// Source: the inverse Wishart mean, as in every textbook of multivariate statistics.
public struct RepresentationRisk: Sendable, Hashable {
  /// d, and k.
  public let featureCount, dimension: Int
  /// σ².
  public let noise: Rational
  /// β², how much of the target φ does not see.
  public let unseen: Rational

  /// A target and a representation.
  ///
  /// - Precondition: 1 ≤ k < d, σ² > 0 and β² ≥ 0.
  public init(featureCount: Int, dimension: Int, noise: Rational, unseen: Rational) {
    precondition(1 <= dimension && dimension < featureCount, "A representation has fewer features than there are.")
    precondition(noise > 0 && unseen >= 0, "A variance is positive, and what is not seen not negative.")
    self.featureCount = featureCount
    self.dimension = dimension
    self.noise = noise
    self.unseen = unseen
  }

  /// σ² d/(n − d − 1).
  ///
  /// - Precondition: n ≥ d + 2.
  public func scratch(count: Int) -> Rational {
    precondition(count >= featureCount + 2, "The risk of least squares on d features has a mean from d + 2 examples on.")
    return noise * Rational(featureCount, count - featureCount - 1)
  }

  /// β² + (σ² + β²) k/(n − k − 1).
  ///
  /// - Precondition: n ≥ k + 2.
  public func shared(count: Int) -> Rational {
    precondition(count >= dimension + 2, "The risk of least squares on k features has a mean from k + 2 examples on.")
    return unseen + (noise + unseen) * Rational(dimension, count - dimension - 1)
  }

  /// Whether φ helps, by the condition; at equality of its sides neither is better.
  public func isHelped(count: Int) -> Bool {
    unseen * Rational(count - featureCount - 1) < noise * Rational(featureCount - dimension)
  }

  /// d + 1 + (d − k) σ²/β², the number of examples at which both have the same risk; nil where φ sees all of the target.
  public var tie: Rational? {
    unseen == 0 ? nil : Rational(featureCount + 1) + Rational(featureCount - dimension) * noise / unseen
  }
}
