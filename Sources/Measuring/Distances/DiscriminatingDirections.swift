internal import Learning
internal import NumericCore

/// Two directions in which two samples differ most: one for their means, one for their spreads.
///
/// With W the covariance within the samples, shrunk, in standardised features,
///
///     u = W⁻¹ (m_T − m_S),   v = the solution of (C_T − C_S) v = λ W v with the largest |λ|, less its part along u,
///
/// in the geometry of W, where both samples together are white. Along u a hyperplane separates best if the covariances are equal
/// (Fisher).
struct DiscriminatingDirections {
  /// The coordinates of each source row, n × 2.
  let source: Matrix
  /// Those of each target row, m × 2.
  let target: Matrix

  /// Projects two samples.
  ///
  /// - Precondition: both have at least two rows.
  /// - Throws: `NumericalError` where the rows of each sample are equal.
  init?(_ source: Matrix, _ target: Matrix) throws(NumericalError) {
    guard source.columnCount > 1 else { return nil }
    let frame = FeatureFrame(source, target, isStandardized: true)
    let samples = [frame.coordinates(of: source), frame.coordinates(of: target)]
    // One row far away must not turn the picture towards itself.
    let limited = samples.map(\.limited)
    let centred = limited.map { $0.subtracting(rowwise: $0.columnMeans) }
    let within = ShrunkCovariance.ledoitWolf(centred[0].appending(rowsOf: centred[1])).covariance
    let difference = limited[1].columnMeans.subtracting(limited[0].columnMeans)
    let first = try CholeskyDecomposition(within).solve(difference)
    let eigen = try GeneralizedEigendecomposition(centred[1].covariance - centred[0].covariance, metric: within)
    // Ascending: the ends are the candidates, and the neighbours where an end is along u.
    let order = eigen.values.indices.sorted { (eigen.values[$0].magnitude, $0) > (eigen.values[$1].magnitude, $1) }
    let second =
      order.lazy.map { Self.rest(of: eigen.vectors.column($0), along: first, within) }.first { $0.dot(within.times($0)) > 0.25 }
      ?? eigen.vectors.column(order[0])
    let directions = Matrix(rows: [first, second].map { Self.unit($0, within) })
    (self.source, self.target) = (samples[0].timesTransposed(directions), samples[1].timesTransposed(directions))
  }

  private static func rest(of vector: [Double], along other: [Double], _ metric: Matrix) -> [Double] {
    let direction = unit(other, metric)
    return vector.adding(-vector.dot(metric.times(direction)), times: direction)
  }

  /// The vector with length 1 in the metric; 0 stays 0.
  private static func unit(_ vector: [Double], _ metric: Matrix) -> [Double] {
    let length = max(0, vector.dot(metric.times(vector))).squareRoot()
    return length > 0 ? vector.scaled(by: 1 / length) : vector
  }
}

extension Matrix {
  /// The standardised values, those beyond three deviations at three.
  fileprivate var limited: Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements.map { min(3, max(-3, $0)) })
  }
}
