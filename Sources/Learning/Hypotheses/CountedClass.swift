internal import NumericCore

/// A class of classifiers of a line or of the plane whose labellings are small enough to be counted one by one.
public enum CountedClass: String, CaseIterable, Sendable {
  /// 1[x < t].
  case thresholds
  /// Thresholds in either direction.
  case twoSided = "two-sided"
  /// One interval, or none.
  case intervals
  /// At most two intervals.
  case twoIntervals = "two-intervals"
  /// Half-planes, on points in general position.
  case halfPlanes = "half-planes"

  /// The class in words, such as "half-planes".
  public var name: String {
    switch self {
    case .thresholds: "thresholds 1[x < t]"
    case .twoSided: "two-sided thresholds"
    case .intervals: "intervals"
    case .twoIntervals: "unions of two intervals"
    case .halfPlanes: "half-planes"
    }
  }

  /// The VC dimension that the books give.
  public var vcDimension: Int {
    switch self {
    case .thresholds: 1
    case .twoSided, .intervals: 2
    case .halfPlanes: 3
    case .twoIntervals: 4
    }
  }

  /// The growth function that the books give, for m ≥ 1 points.
  public func growth(pointCount m: Int) -> Int {
    switch self {
    case .thresholds: m + 1
    case .twoSided: 2 * m
    case .intervals, .twoIntervals: ShatteredSets.sauerBound(vcDimension: vcDimension, pointCount: m)
    case .halfPlanes: m * (m - 1) + 2
    }
  }

  /// The labellings of m points, enumerated; for half-planes of the points (i, i²) of a parabola, no three of them on a line.
  ///
  /// - Precondition: there are at most 16 points.
  public func labelings(pointCount m: Int) -> [UInt32] {
    switch self {
    case .thresholds: Thresholds(.below).labelings(pointCount: m)
    case .twoSided: Thresholds(.either).labelings(pointCount: m)
    case .intervals: IntervalUnions(limit: 1).labelings(pointCount: m)
    case .twoIntervals: IntervalUnions(limit: 2).labelings(pointCount: m)
    case .halfPlanes:
      HalfPlanes(points: Matrix(rows: (0..<m).map { [Double($0), Double($0 * $0)] })).labelings(pointCount: m)
    }
  }
}
