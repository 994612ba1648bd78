public import NumericCore

/// The principal angles of a subspace B of ℝ^d against another one, A: how far the best matching directions lie apart, then the
/// next best, and so on.
///
/// With orthonormal bases, B of l dimensions, their sines are the singular values of (1 − AAᵀ)B, computed as such, because a small
/// sine is lost in the cosine. Σ sin² is what A does not see of B, in the mean over directions times l; the largest sine is what it
/// does not see of the worst direction. Where B has more dimensions than A, the sines beyond those of A are 1.
///
/// Source: Å. Björck and G. Golub, "Numerical methods for computing angles between linear subspaces", Mathematics of Computation 27
/// (1973).
public struct PrincipalAngles: Sendable, Hashable {
  /// The sines, ascending, in 0…1.
  public let sines: [Double]

  /// The angles of one span of columns against another.
  ///
  /// - Parameters:
  ///   - columns: B, `d × l`, of full column rank, not necessarily orthonormal.
  ///   - others: A, `d × k`, likewise.
  /// - Precondition: both have d rows, and columns.
  /// - Throws: `NumericalError` where columns are dependent or not finite.
  public init(of columns: Matrix, against others: Matrix) throws(NumericalError) {
    precondition(columns.rowCount == others.rowCount, "Two subspaces lie in one space.")
    let (inner, outer) = (try columns.orthonormalBasis(), try others.orthonormalBasis())
    let outside = inner - outer * outer.transposedTimes(inner)
    sines = try SingularValueDecomposition(outside).values.reversed().map { min(1, $0) }
  }

  /// sin θ_max.
  public var largestSine: Double { sines.last ?? 0 }
  /// Σ sin².
  public var unseen: Double { sines.map { $0 * $0 }.sum() }
}

extension Matrix {
  /// An orthonormal basis of the columns' span, `d × k`.
  ///
  /// - Precondition: there is a column, and no more of them than rows.
  /// - Throws: `NumericalError` where the columns are dependent or not finite.
  public func orthonormalBasis() throws(NumericalError) -> Matrix {
    precondition(1...rowCount ~= columnCount, "A basis has at least one column, and no more of them than rows.")
    let decomposition = try SingularValueDecomposition(self)
    guard decomposition.rank == columnCount else { throw NumericalError(.singular, in: "An orthonormal basis") }
    return decomposition.leftVectors
  }

  /// The first k left singular vectors, the directions in which the columns lie most; all there are where the matrix has fewer.
  ///
  /// - Precondition: k is positive.
  /// - Throws: `NumericalError` where an element is not finite.
  public func leadingDirections(_ count: Int) throws(NumericalError) -> Matrix {
    precondition(count > 0, "Directions are at least one.")
    let vectors = try SingularValueDecomposition(self).leftVectors
    return vectors.firstColumns(min(count, vectors.columnCount))
  }
}
