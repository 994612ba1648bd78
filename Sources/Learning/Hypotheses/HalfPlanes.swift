public import NumericCore

/// Half-planes in two dimensions: linear classifiers 1[a x + b y ≥ c] on points of the plane, the constants included.
///
/// Closed under complement. Risks, λ and d_H are exact for any number of points, with points on one line and repeated points. Their
/// disagreements, double wedges, are searched exactly, for at most ``exactDifferenceLimit`` points.
public struct HalfPlanes: HypothesisClass {
  /// The points, `n × 2`.
  public let points: Matrix
  /// The points without repetition.
  let locations: [PlanePoint]
  /// The index in `locations` of each point.
  let locationOfPoint: [Int]
  /// The line that turns around each location.
  let rotations: [PivotRotation]

  /// The largest number of distinct points for which `differences` is offered.
  public static let exactDifferenceLimit = 200

  /// The half-planes on these points.
  ///
  /// - Parameter points: `n × 2`, rows are points.
  /// - Precondition: there are two columns, and all coordinates are finite and at most 1e150 in magnitude.
  /// - Complexity: O(*n*² log *n*) time and O(*n*²) memory.
  public init(points: Matrix) {
    precondition(points.columnCount == 2, "Half-planes need points with two coordinates.")
    precondition(points.elements.allSatisfy { $0.magnitude <= 1e150 }, "Half-planes need finite coordinates of at most 1e150.")
    self.points = points
    var indices: [PlanePoint: Int] = [:]
    var locations: [PlanePoint] = []
    locationOfPoint = (0..<points.rowCount).map { row in
      let location = PlanePoint(x: points[row, 0], y: points[row, 1])
      if let known = indices[location] { return known }
      indices[location] = locations.count
      locations.append(location)
      return locations.count - 1
    }
    self.locations = locations
    rotations = locations.indices.map { PivotRotation(around: $0, of: locations) }
  }

  /// The half-plane with the largest total gain; ties go to the empty one, then to the first point that the boundary turns around.
  ///
  /// Source of the sweep: H. Edelsbrunner and L. Guibas, "Topologically sweeping an arrangement", Journal of Computer and System
  /// Sciences 38 (1989); here point by point, which needs a sort for each.
  ///
  /// - Precondition: there is a gain for every point.
  /// - Complexity: O(*n*²).
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: HalfPlane, gain: Mass) {
    let hypothesis = halfPlane(at: optimum(gains: sums(of: gains)).place)
    return (hypothesis, gains.total(where: hypothesis.labels))
  }

  /// Whether each point is in the half-plane.
  public func labels(of hypothesis: HalfPlane, count: Int) -> [Bool] { hypothesis.labels }

  /// True.
  public var isClosedUnderComplement: Bool { true }

  /// The double wedges, disagreements of two half-planes.
  ///
  /// - Precondition: there are at most `exactDifferenceLimit` distinct points.
  public var differences: DoubleWedges { DoubleWedges(halfPlanes: self) }

  /// The two half-planes that the double wedge is made of.
  public func pair(for difference: DoubleWedge, count: Int) -> (HalfPlane, HalfPlane) { (difference.first, difference.second) }

  /// The total gain at each location.
  func sums<Mass: Scalar>(of gains: [Mass]) -> [Mass] {
    precondition(gains.count == points.rowCount, "A gain is needed for every point.")
    var sums = Array(repeating: Mass.zero, count: locations.count)
    for point in 0..<gains.count { sums[locationOfPoint[point]] += gains[point] }
    return sums
  }

  /// The best place of any rotation, for gains of the locations.
  func optimum<Mass: Scalar>(gains: [Mass]) -> RotationOptimum<Mass> {
    let total = gains.reduce(.zero, +)
    var best = RotationOptimum(gain: Mass.zero, place: nil)
    for rotation in rotations { rotation.improve(&best, gains: gains, total: total) }
    return best
  }

  /// The half-plane that is cut off at a place; the empty one for none.
  func halfPlane(at place: RotationPlace?) -> HalfPlane {
    guard let place else { return HalfPlane(labels: locationOfPoint.map { _ in false }, boundary: nil) }
    let labels = locationLabels(at: place)
    return HalfPlane(labels: locationOfPoint.map { labels[$0] }, boundary: boundary(at: place, labels))
  }

  /// Whether each location is cut off at a place.
  func locationLabels(at place: RotationPlace) -> [Bool] {
    rotations[place.pivot].labels(metCount: place.metCount, isRight: place.isRight)
  }

  /// The line half-way between the angles before and after a place, and half-way between the labels.
  private func boundary(at place: RotationPlace, _ labels: [Bool]) -> HalfPlane.Boundary? {
    let meetings = rotations[place.pivot].meetings
    guard let first = meetings.first, let last = meetings.last else { return nil }
    func direction(_ meeting: PivotRotation.Meeting, isReversed: Bool) -> PlanePoint {
      let (point, pivot) = (locations[Int(meeting.point)], locations[place.pivot])
      let length = Double.hypot(point.x - pivot.x, point.y - pivot.y) * (meeting.isAhead == isReversed ? -1 : 1)
      return PlanePoint(x: (point.x - pivot.x) / length, y: (point.y - pivot.y) / length)
    }
    let before =
      place.metCount == 0 ? direction(last, isReversed: true) : direction(meetings[place.metCount - 1], isReversed: false)
    let after =
      place.metCount == meetings.count ? direction(first, isReversed: true) : direction(meetings[place.metCount], isReversed: false)
    let isHalfTurn = before.x * after.x + before.y * after.y < -0.5
    // Half-way between two directions is their sum; where they are nearly opposite, it is across their difference.
    let (along, across) = isHalfTurn ? (after.y - before.y, before.x - after.x) : (before.x + after.x, before.y + after.y)
    let sign: Double = place.isRight ? -1 : 1
    return HalfPlane.Boundary(normalX: -across * sign, normalY: along * sign, separating: locations, labels)
  }
}

/// A half-plane, as what it does to the points of its class.
public struct HalfPlane: Sendable, Hashable {
  /// Whether each point of the class is in it.
  public let labels: [Bool]
  /// Its boundary; nil for the constants, and where no line in double precision cuts the points like this.
  public let boundary: Boundary?

  /// The line a x + b y = c; the half-plane is where a x + b y ≥ c.
  public struct Boundary: Sendable, Hashable {
    /// a.
    public let normalX: Double
    /// b.
    public let normalY: Double
    /// c.
    public let offset: Double

    /// The middle one of the lines with this normal that separate the points by their labels, if there is one.
    init?(normalX: Double, normalY: Double, separating points: [PlanePoint], _ labels: [Bool]) {
      let length = Double.hypot(normalX, normalY)
      guard length > 0 else { return nil }
      let (a, b) = (normalX / length, normalY / length)
      var (inside, outside) = (Double.infinity, -Double.infinity)
      for (point, label) in zip(points, labels) {
        let height = a * point.x + b * point.y
        if label { inside = min(inside, height) } else { outside = max(outside, height) }
      }
      let middle = inside / 2 + outside / 2
      guard middle.isFinite, outside < middle, middle <= inside else { return nil }
      (self.normalX, self.normalY, offset) = (a, b, middle)
    }

    /// The label of a point of the plane.
    public func label(x: Double, y: Double) -> Bool { normalX * x + normalY * y >= offset }
  }
}
