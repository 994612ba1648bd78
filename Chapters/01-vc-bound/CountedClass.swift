import ArgumentParser
import Learning
import NumericCore

/// A class whose labellings are counted, on points of a line or of the plane.
enum CountedClass: String, CaseIterable, Sendable, ExpressibleByArgument {
  case thresholds
  case twoSided = "two-sided"
  case intervals
  case twoIntervals = "two-intervals"
  case halfPlanes = "half-planes"

  var name: String {
    switch self {
    case .thresholds: "thresholds 1[x < t]"
    case .twoSided: "two-sided thresholds"
    case .intervals: "intervals"
    case .twoIntervals: "unions of two intervals"
    case .halfPlanes: "half-planes"
    }
  }

  /// The dimension that the books give.
  var dimension: Int {
    switch self {
    case .thresholds: 1
    case .twoSided, .intervals: 2
    case .halfPlanes: 3
    case .twoIntervals: 4
    }
  }

  /// The growth function that the books give.
  func growth(_ m: Int) -> Int {
    switch self {
    case .thresholds: m + 1
    case .twoSided: 2 * m
    case .intervals, .twoIntervals: ShatteredSets.sauerBound(vcDimension: dimension, pointCount: m)
    case .halfPlanes: m * (m - 1) + 2
    }
  }

  /// Points in general position: on a parabola for half-planes, as small whole numbers.
  static func place(_ point: Int) -> (x: Double, y: Double) { (Double(point), Double(point * point)) }

  /// The labellings of m points, enumerated.
  func labelings(_ m: Int) -> [UInt32] {
    switch self {
    case .thresholds: Thresholds(.below).labelings(pointCount: m)
    case .twoSided: Thresholds(.either).labelings(pointCount: m)
    case .intervals: IntervalUnions(limit: 1).labelings(pointCount: m)
    case .twoIntervals: IntervalUnions(limit: 2).labelings(pointCount: m)
    case .halfPlanes:
      HalfPlanes(points: Matrix(rows: (0..<m).map { [Self.place($0).x, Self.place($0).y] })).labelings(pointCount: m)
    }
  }
}
