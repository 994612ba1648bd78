public import NumericCore

extension Kernel {
  /// The Gaussian kernel whose bandwidth σ is the median of ‖xᵢ − xⱼ‖ over all pairs i < j of points: the median heuristic.
  ///
  /// A usual first choice, not an optimal one. (Some authors take σ² to be half the squared median; that is this σ divided by √2.)
  /// Of an even number of distances the median is the mean of the middle two.
  ///
  /// - Parameter points: `n × d`, one a row. To compare two samples, pass both, pooled.
  /// - Throws: ``LearningError`` where there are fewer than two points, a feature is not finite, or the median distance is 0
  ///   because at least half of the pairs coincide.
  /// - Complexity: O(*n*² *d*) in time, O(*n*²) in memory; take a subset of some thousand points first where there are more.
  public static func medianHeuristic(_ points: Matrix) throws(LearningError) -> Kernel {
    guard points.rowCount >= 2 else { throw .tooFewExamples(count: points.rowCount, needed: 2) }
    guard points.isFinite else { throw .nonFinite }
    let median = medianDistance(points)
    guard median > 0 else { throw .constantFeatures }
    return .gaussian(bandwidth: median)
  }

  /// The median of the distances of all pairs.
  private static func medianDistance(_ points: Matrix) -> Double {
    let centred = points.subtracting(rowwise: points.columnMeans)
    let norms = centred.squaredRowNorms
    let squares = Matrix(innerProductsOf: centred) { row, part in
      part.innerProductsToSquaredDistances(squaredNorm: norms[row], squaredNorms: norms.span)
    }
    var pairs: [Double] = []
    pairs.reserveCapacity(points.rowCount * (points.rowCount - 1) / 2)
    for row in 0..<points.rowCount {
      pairs += squares.elements[row * points.rowCount..<row * points.rowCount + row]
    }
    // The root of the median square is the median distance only for an odd number of pairs.
    return pairs.map { $0.squareRoot() }.median
  }
}
