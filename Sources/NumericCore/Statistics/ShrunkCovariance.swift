/// A covariance shrunk towards a multiple of the identity, which stays well conditioned where there are fewer rows than columns.
///
///     C = (1 − ρ) S + ρ μ I,   S = Xᵀ X / n for the centred rows X (`n × d`),   μ = tr S / d.
///
/// Note the divisor n, not n − 1.
public struct ShrunkCovariance: Sendable, Hashable {
  /// C, `d × d`.
  public let covariance: Matrix
  /// ρ, in 0…1.
  public let shrinkage: Double

  /// The shrinkage that is best in expected squared error as n and d grow together.
  ///
  ///     ρ = min(β, δ) / δ,   δ = ‖S − μ I‖² / d,   β = (1/n²) Σₖ ‖xₖ xₖᵀ − S‖² / d,   in the Frobenius norm
  ///
  /// Source: O. Ledoit and M. Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", Journal of
  /// Multivariate Analysis 88 (2004), Section 3.
  ///
  /// - Parameter rows: `n × d`, one observation a row.
  /// - Precondition: there is at least one row and one column.
  public static func ledoitWolf(_ rows: Matrix) -> ShrunkCovariance {
    let (centred, sample) = moments(rows)
    let (n, d) = (Double(rows.rowCount), Double(rows.columnCount))
    let level = sample.trace / d
    let spread = sample.frobeniusNorm
    let distance = (spread * spread - d * level * level) / d
    // Σₖ ‖xₖ xₖᵀ − S‖² = Σₖ ‖xₖ‖⁴ − n ‖S‖².
    let fourth = (0..<rows.rowCount).map { row in
      let squared = centred.row(row).map { $0 * $0 }.sum()
      return squared * squared
    }.sum()
    let error = (fourth / n - spread * spread) / (n * d)
    return shrunk(sample, level: level, by: distance > 0 ? min(error, distance) / distance : 0)
  }

  /// The shrinkage that is best in expected squared error for normal rows: the oracle-approximating one.
  ///
  /// Source: Y. Chen, A. Wiesel, Y. Eldar and A. Hero, "Shrinkage algorithms for MMSE covariance estimation", IEEE Transactions on
  /// Signal Processing 58 (2010), Equation 23, in the form with the terms of order 1/d left out, as scikit-learn computes it.
  ///
  /// - Parameter rows: `n × d`, one observation a row.
  /// - Precondition: there is at least one row and one column.
  public static func oracleApproximating(_ rows: Matrix) -> ShrunkCovariance {
    let sample = moments(rows).sample
    let (n, d) = (Double(rows.rowCount), Double(rows.columnCount))
    let level = sample.trace / d
    let meanSquare = sample.frobeniusNorm * sample.frobeniusNorm / (d * d)
    let denominator = (n + 1) * (meanSquare - level * level / d)
    return shrunk(sample, level: level, by: denominator > 0 ? min(1, (meanSquare + level * level) / denominator) : 1)
  }

  private static func moments(_ rows: Matrix) -> (centred: Matrix, sample: Matrix) {
    precondition(rows.rowCount > 0 && rows.columnCount > 0, "A covariance needs a row and a column.")
    let centred = rows.subtracting(rowwise: rows.columnMeans)
    return (centred, (1 / Double(rows.rowCount)) * centred.gram)
  }

  private static func shrunk(_ sample: Matrix, level: Double, by shrinkage: Double) -> ShrunkCovariance {
    ShrunkCovariance(
      covariance: (1 - shrinkage) * sample + (shrinkage * level) * Matrix.identity(sample.rowCount), shrinkage: shrinkage)
  }
}
