public import NumericCore

/// The corners of a regular polygon on the unit circle as the source, and the same turned around the centre as the target.
///
/// For the cost |x − y|^p, p > 0, and equal masses, transport sends every corner to its own image if and only if the angle is at
/// most half of the angle between corners, 180°/n, for angles up to 180°. The cost of a pair depends only on how many corners lie
/// between them, so that a plan costs the mean of these costs over the mass that goes so many corners on: the least is reached by
/// sending all mass to the nearest corner.
public struct TurnedPolygon: Sendable, Hashable {
  /// The number of corners, n.
  public let cornerCount: Int
  /// The angle of the turn, in degrees, anticlockwise, in 0…180.
  public let angle: Double

  /// - Precondition: there are two corners or more, and the angle is in 0…180.
  public init(cornerCount: Int, angle: Double) {
    precondition(cornerCount >= 2 && (0...180).contains(angle), "A polygon has corners, and is turned by 0° to 180°.")
    self.cornerCount = cornerCount
    self.angle = angle
  }

  /// Two to twelve corners, turned by angles at which no two matchings cost the same.
  public static let family = (2...12).flatMap { corners in
    [7.0, 14, 17, 29, 38, 50, 67, 88].map { TurnedPolygon(cornerCount: corners, angle: $0) }
  }

  /// The corners, n × 2.
  public var source: Matrix {
    Matrix(
      rows: (0..<cornerCount).map { corner in
        let place = 2 * Double.pi * Double(corner) / Double(cornerCount)
        return [Double.cos(place), Double.sin(place)]
      })
  }

  /// The images of the corners, in the same order.
  public var target: Matrix { source.rotated(degrees: angle) }

  /// Whether the matching of corners and images is optimal; at equality another one is too.
  public var isRecovered: Bool { angle * Double(cornerCount) <= 180 }
}

extension Matrix {
  /// Points of the plane turned around the origin, anticlockwise.
  ///
  /// - Precondition: there are two columns.
  public func rotated(degrees: Double) -> Matrix {
    precondition(columnCount == 2, "Only points of the plane are turned.")
    let angle = degrees * .pi / 180
    return self * Matrix(rows: [[Double.cos(angle), Double.sin(angle)], [-Double.sin(angle), Double.cos(angle)]])
  }
}
