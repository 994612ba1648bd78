public import NumericCore

/// The laws of ``DistanceOrder``, and the identities between distances, on one random pair of distributions: normal points of the
/// plane with masses from a Dirichlet distribution.
public struct DistanceOrderTrial: Codable, Sendable, Hashable {
  /// Both sides of every law, in the order of `DistanceOrder.allCases`.
  public let sides: [DistanceOrder.Sides]
  /// ``DistributionPair/wasserstein1FormsResidual()``.
  public let wasserstein1FormsResidual: Double
  /// ``DistributionPair/quadraticKernelResidual()``.
  public let quadraticKernelResidual: Double
  /// ``DistributionPair/squaredLossDiscrepancyResidual(random:)``.
  public let squaredLossDiscrepancyResidual: Double

  /// Draws a pair.
  ///
  /// - Parameters:
  ///   - pointCount: the points that both distributions live on.
  ///   - width: σ of the Gaussian kernel.
  /// - Throws: ``TransportError`` or `NumericalError` where a distance is not found.
  /// - Precondition: there is a point, and the width is positive.
  public init(pointCount: Int, width: Double, random: RandomSource) throws {
    let points = random.normals(rowCount: pointCount, columnCount: 2)
    // Below 1 some points have nearly all the mass, and the distributions differ much.
    let masses = (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: pointCount)) }
    let pair = DistributionPair(points: points, source: masses[0], target: masses[1])
    sides = try DistanceOrder.sides(
      of: pair, width: width, directions: random.directions(count: 20, dimension: 2),
      coefficients: random.normals(count: pointCount))
    wasserstein1FormsResidual = try pair.wasserstein1FormsResidual()
    quadraticKernelResidual = pair.quadraticKernelResidual()
    squaredLossDiscrepancyResidual = try pair.squaredLossDiscrepancyResidual(random: random)
  }
}
