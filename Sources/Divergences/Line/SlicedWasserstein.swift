internal import Learning
public import NumericCore

/// The sliced Wasserstein distance between two samples in d dimensions: W_p of their shadows on lines, averaged over directions.
///
///     SW_p = (mean over directions θ of W_p(θ·X, θ·Y)^p)^(1/p)
///
/// In the unit of the coordinates. With directions drawn uniformly from the sphere the mean estimates the integral over all of
/// them; SW_p ≤ W_p for whatever directions of length 1.
///
/// Source: N. Bonneel, J. Rabin, G. Peyré and H. Pfister, "Sliced and Radon Wasserstein barycenters of measures", Journal of
/// Mathematical Imaging and Vision 51 (2015).
public struct SlicedWasserstein: Sendable, Hashable {
  /// The order p.
  public let order: Double
  /// W_p of the projections, one for each direction.
  public let projectedDistances: [Double]

  /// Projects two samples onto directions.
  ///
  /// - Parameters:
  ///   - source: n × d.
  ///   - target: m × d.
  ///   - sourceWeights: n relative weights; equal ones if nil.
  ///   - targetWeights: m relative weights; equal ones if nil.
  ///   - directions: one vector of length 1 in each row, l × d; see `RandomSource.directions(count:dimension:)`.
  ///   - order: p, at least 1.
  /// - Precondition: the dimensions agree, no side is empty, there is a direction, and the coordinates are finite.
  /// - Complexity: O(*l* (*n* + *m*) *d*)
  public init(
    _ source: Matrix, _ target: Matrix, sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil, directions: Matrix,
    order: Double = 1
  ) {
    precondition(directions.rowCount > 0, "A sliced distance needs at least one direction.")
    let (shadows, targetShadows) = (directions.timesTransposed(source), directions.timesTransposed(target))
    self.order = order
    projectedDistances = (0..<directions.rowCount).map { index in
      let (shadow, targetShadow) = (shadows.row(index), targetShadows.row(index))
      if order == 1, sourceWeights == nil, targetWeights == nil { return wasserstein1(shadow, targetShadow) }
      let sample = SortedSample(shadow, optionalWeights: sourceWeights)
      let targetSample = SortedSample(targetShadow, optionalWeights: targetWeights)
      return order == 1 ? wasserstein1(sample, targetSample) : wasserstein(sample, targetSample, order: order)
    }
  }

  /// SW_p, the mean of order p of the projected distances.
  public var distance: Double {
    let largest = largestProjectedDistance
    guard largest > 0 else { return 0 }
    let mean = projectedDistances.reduce(0) { $0 + Double.pow($1 / largest, order) } / Double(projectedDistances.count)
    return largest * Double.pow(mean, 1 / order)
  }

  /// The largest projected distance: the max-sliced distance over these directions, still at most W_p.
  public var largestProjectedDistance: Double { projectedDistances.max() ?? 0 }
}

extension RandomSource {
  /// Directions drawn uniformly from the unit sphere, one in each row.
  ///
  /// - Precondition: the count is not negative and the dimension is positive.
  public func directions(count: Int, dimension: Int) -> Matrix {
    precondition(dimension > 0, "A direction needs at least one dimension.")
    var directions = normals(rowCount: count, columnCount: dimension)
    directions.transformRows { _, direction in
      var square = 0.0
      for index in 0..<direction.count { square += direction[index] * direction[index] }
      for index in 0..<direction.count { direction[index] /= square.squareRoot() }
    }
    return directions
  }
}

extension SortedSample {
  fileprivate init(_ values: [Double], optionalWeights weights: [Double]?) {
    if let weights { self.init(values, weights: weights) } else { self.init(values) }
  }
}
