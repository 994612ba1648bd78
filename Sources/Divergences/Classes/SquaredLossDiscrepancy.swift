public import Learning
public import NumericCore

/// The discrepancy of two samples for linear hypotheses under the squared loss, in closed form.
///
/// For H = {x ↦ wᵀx : ‖w‖ ≤ Λ}, second moments M = E xxᵀ about the origin, and ‖·‖₂ the largest absolute eigenvalue,
///
///     disc(S, T) = sup over w, w′ of |E_S (wᵀx − w′ᵀx)² − E_T (wᵀx − w′ᵀx)²| = 4 Λ² ‖M_S − M_T‖₂,
///
/// attained by w = −w′ = Λ v for the eigenvector v. Blind to everything but second moments. In the squared unit of wᵀx.
///
/// Source: Y. Mansour, M. Mohri and A. Rostamizadeh, "Domain adaptation: learning bounds and algorithms", COLT (2009).
public struct SquaredLossDiscrepancy: Sendable, Hashable {
  /// disc(S, T), not negative.
  public let value: Double
  /// The unit vector v with w = Λ v and w′ = −Λ v.
  public let direction: [Double]

  /// The discrepancy of two unweighted samples.
  ///
  /// - Parameters:
  ///   - source: `n × d`.
  ///   - target: `m × d`.
  ///   - radius: Λ.
  /// - Precondition: both samples have examples, the same *d* ≥ 1, and Λ is not negative.
  /// - Throws: `NumericalError` where the moments are not finite or the eigenvalues do not converge.
  /// - Complexity: O((*n* + *m*) *d*² + *d*³).
  public init(source: Sample, target: Sample, radius: Double) throws(NumericalError) {
    precondition(source.count > 0 && target.count > 0, "A discrepancy needs examples of both domains.")
    precondition(source.features.columnCount == target.features.columnCount, "Both domains have the same features.")
    try self.init(momentDifference: Self.secondMoments(source.features) - Self.secondMoments(target.features), radius: radius)
  }

  /// The discrepancy of two domains whose second moments differ by M_S − M_T, weighted samples among them.
  ///
  /// - Precondition: the matrix is symmetric with at least one row, and Λ is not negative.
  /// - Throws: `NumericalError` where it is not finite or the eigenvalues do not converge.
  public init(momentDifference difference: Matrix, radius: Double) throws(NumericalError) {
    precondition(difference.rowCount > 0, "Domains have a feature.")
    precondition(radius >= 0, "The radius Λ is not negative.")
    let eigen = try SymmetricEigendecomposition(difference)
    let leading = eigen.values.indices.max { eigen.values[$0].magnitude < eigen.values[$1].magnitude } ?? 0
    value = 4 * radius * radius * eigen.values[leading].magnitude
    direction = eigen.vectors.column(leading)
  }

  /// E xxᵀ.
  private static func secondMoments(_ features: Matrix) -> Matrix {
    (1 / Double(features.rowCount)) * features.transposedTimes(features)
  }
}
