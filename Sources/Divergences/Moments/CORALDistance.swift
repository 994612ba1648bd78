public import NumericCore

/// The CORAL distance between two samples: ‖C_S − C_T‖_F² / (4 d²), of their covariances (with n − 1).
///
/// In the fourth power of the coordinates' unit. It compares second moments only: a difference in means, or in anything beyond the
/// covariance, is invisible to it. It is the squared MMD of the centred samples for the kernel (x·y)², but for factors.
///
/// Source: B. Sun and K. Saenko, "Deep CORAL: Correlation alignment for deep domain adaptation", ECCV Workshops (2016), equation 1.
///
/// - Parameters:
///   - source: n × d, rows are samples.
///   - target: m × d.
/// - Precondition: both sides have at least two rows and the same, positive number of columns.
/// - Complexity: O((*n* + *m*) *d*²)
public func coralDistance(_ source: Matrix, _ target: Matrix) -> Double {
  precondition(
    source.columnCount == target.columnCount && source.columnCount > 0,
    "Covariances of \(source.columnCount) and \(target.columnCount) columns cannot be compared.")
  let norm = (source.covariance - target.covariance).frobeniusNorm
  let dimension = Double(source.columnCount)
  return norm * norm / (4 * dimension * dimension)
}
