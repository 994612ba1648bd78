/// A directed line that turns around one point of the plane by half a turn, as the order in which it meets the other points.
///
/// With the points to its left and the pivot itself as the set, every set that a line cuts off is met for some pivot: move the line
/// towards the set until it touches, then turn it a little around the last point that it touches. Points on one line with the pivot
/// are met together, as no line passes between them without passing the pivot.
struct PivotRotation: Sendable {
  /// The index of the pivot.
  let pivot: Int
  /// The other points in the order in which the line meets them.
  let meetings: [Meeting]

  struct Meeting: Sendable {
    /// The index of the point.
    let point: Int32
    /// Whether it is met by the line's front, and so changes from left to right; otherwise by its back, and from right to left.
    let isAhead: Bool
    /// Whether the next meeting is at a larger angle.
    var isLastOfAngle: Bool
  }

  /// The rotation around `points[pivot]` of a line that first points to the right.
  ///
  /// - Precondition: no two points are equal.
  /// - Complexity: O(*n* log *n*).
  init(around pivot: Int, of points: [PlanePoint]) {
    self.pivot = pivot
    let center = points[pivot]
    func isAhead(_ point: PlanePoint) -> Bool { point.y > center.y || (point.y == center.y && point.x > center.x) }
    /// The turn from the line through one point to that through the other.
    func turn(_ first: Meeting, _ second: Meeting) -> Int {
      let turn = PlanePoint.turn(center, points[Int(first.point)], points[Int(second.point)])
      return first.isAhead == second.isAhead ? turn : -turn
    }
    var meetings = points.indices.filter { $0 != pivot }.map {
      Meeting(point: Int32($0), isAhead: isAhead(points[$0]), isLastOfAngle: true)
    }
    meetings.sort { turn($0, $1) > 0 }
    for index in meetings.indices.dropLast() { meetings[index].isLastOfAngle = turn(meetings[index], meetings[index + 1]) != 0 }
    self.meetings = meetings
  }

  /// The place of the rotation at which a set of largest gain is cut off: the points to the left with the pivot, or all but the
  /// points to the left.
  ///
  /// - Parameters:
  ///   - gains: the gain of each point.
  ///   - total: their sum.
  ///   - best: what to improve on.
  /// - Complexity: O(*n*).
  func improve<Mass: Scalar>(_ best: inout RotationOptimum<Mass>, gains: [Mass], total: Mass) {
    var left = Mass.zero
    for meeting in meetings where meeting.isAhead { left += gains[Int(meeting.point)] }
    take(left, met: 0, gains: gains, total: total, &best)
    for (index, meeting) in meetings.enumerated() {
      if meeting.isAhead { left -= gains[Int(meeting.point)] } else { left += gains[Int(meeting.point)] }
      if meeting.isLastOfAngle { take(left, met: index + 1, gains: gains, total: total, &best) }
    }
  }

  private func take<Mass: Scalar>(_ left: Mass, met: Int, gains: [Mass], total: Mass, _ best: inout RotationOptimum<Mass>) {
    if left + gains[pivot] > best.gain {
      best = RotationOptimum(gain: left + gains[pivot], place: RotationPlace(pivot: pivot, metCount: met, isRight: false))
    }
    if total - left > best.gain {
      best = RotationOptimum(gain: total - left, place: RotationPlace(pivot: pivot, metCount: met, isRight: true))
    }
  }

  /// Whether each point is cut off, after the line has met `metCount` of the others.
  func labels(metCount: Int, isRight: Bool) -> [Bool] {
    var labels = Array(repeating: true, count: meetings.count + 1)
    for (index, meeting) in meetings.enumerated() {
      labels[Int(meeting.point)] = (meeting.isAhead == (index >= metCount)) != isRight
    }
    return labels
  }

  /// The numbers of points met after which the line has passed an angle.
  var metCounts: [Int] { [0] + meetings.indices.filter { meetings[$0].isLastOfAngle }.map { $0 + 1 } }
}

/// A set that a turning line cuts off: the points to its left, or to its right, and the pivot.
struct RotationPlace: Sendable, Hashable {
  let pivot: Int
  let metCount: Int
  let isRight: Bool
}

/// The largest gain met so far, and where; no place for the empty set.
struct RotationOptimum<Mass: Scalar>: Sendable {
  var gain: Mass
  var place: RotationPlace?
}
