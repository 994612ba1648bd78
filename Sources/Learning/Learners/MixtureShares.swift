public import NumericCore

/// The maximum-likelihood shares of a mixture with known components, by expectation maximisation.
///
///     maximise  L(q) = mean over i of ln Σₖ qₖ pₖᵢ   over  q ≥ 0, Σ q = 1.
///
/// A step, qₖ ← qₖ ∂L/∂qₖ, never lowers L and never leaves the constraints, and by Jensen's inequality no shares have an L that
/// exceeds that of q by more than ln maxₖ ∂L/∂qₖ. Slow where components overlap, or where a share tends to 0.
///
/// Source: A. P. Dempster, N. M. Laird and D. B. Rubin, "Maximum likelihood from incomplete data via the EM algorithm", Journal of
/// the Royal Statistical Society B 39 (1977).
public struct MixtureShares: Sendable, Hashable {
  /// q, one a component.
  public private(set) var shares: [Double]
  /// ln maxₖ ∂L/∂qₖ: at most this much is left to the maximum of L.
  public private(set) var gap = Double.infinity
  /// The number of steps.
  public private(set) var iterationCount = 0

  /// Iterates until the gap is at most `tolerance`.
  ///
  /// - Parameters:
  ///   - densities: p, a row a component and a column an example, up to a factor a column.
  ///   - start: the first shares; what is 0 stays 0.
  /// - Precondition: there is an example, one share a component, no density is negative, and the tolerance is positive.
  /// - Throws: `notDetermined` where no component reaches an example, or a density is not finite, and `notConverged`.
  /// - Complexity: O(*K* *n*) a step for *K* components.
  public init(
    densities: Matrix, from start: [Double], tolerance: Double, iterationLimit: Int
  ) throws(LearningError) {
    precondition(tolerance > 0, "The tolerance of an iteration is positive.")
    precondition(densities.columnCount > 0, "A likelihood needs an example.")
    shares = start
    let scale = 1 / Double(densities.columnCount)
    while true {
      let slopes = densities.logMixtureGradient(shares).scaled(by: scale)
      guard slopes.isFinite else { throw .notDetermined }
      gap = max(0, Double.log(slopes.max() ?? 1))
      if gap <= tolerance { return }
      guard iterationCount < iterationLimit else { throw .notConverged(iterations: iterationCount, residual: gap) }
      iterationCount += 1
      for index in shares.indices { shares[index] *= slopes[index] }
    }
  }
}
