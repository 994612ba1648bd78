public import NumericCore

/// An affine map to fewer features: x ↦ Vᵀ(x − m).
public struct LinearProjection: Sendable, Hashable {
  /// m, the point that goes to 0.
  public let origin: [Double]
  /// V, `d × k`: a column a new feature.
  public let directions: Matrix

  /// A map.
  ///
  /// - Precondition: the directions have as many rows as the origin has components.
  public init(origin: [Double], directions: Matrix) {
    precondition(directions.rowCount == origin.count, "Directions and origin lie in one space.")
    self.origin = origin
    self.directions = directions
  }

  /// Vᵀ(x − m) for each row of `points`, `n × k`.
  ///
  /// - Precondition: the points have as many columns as the origin has components.
  public func projections(of points: Matrix) -> Matrix { points.subtracting(rowwise: origin) * directions }
}
