internal import Report

/// Where two curves, or a curve and a constant, meet.
struct Meeting: Sendable, Hashable {
  /// Where they change sides.
  private(set) var crossings: [Double] = []
  /// Stretches on which they are equal without changing sides.
  private(set) var touches: [ClosedRange<Double>] = []
  /// Where they are closest, and how far apart they are there.
  private(set) var closest: Closest?
  /// 1 when the first is above at the first place where they differ, −1 below, 0 where they never differ.
  private(set) var firstSide = 0
  /// Whether there was anything to compare.
  private(set) var isEmpty = true

  /// A place and a distance.
  struct Closest: Sendable, Hashable {
    let x: Double
    let distance: Double
  }

  /// Follows the difference `first − second` at ascending places; below `tolerance` it counts as equality.
  init(_ differences: [(x: Double, difference: Double)], tolerance: Double) {
    var side = 0
    var previous: (x: Double, difference: Double)?
    var equalFrom: Double?
    for place in differences {
      isEmpty = false
      if place.difference.magnitude < closest?.distance ?? .infinity {
        closest = Closest(x: place.x, distance: place.difference.magnitude)
      }
      let now = place.difference.magnitude <= tolerance ? 0 : place.difference > 0 ? 1 : -1
      if now == 0 {
        equalFrom = equalFrom ?? place.x
      } else {
        if let start = equalFrom {
          if side != 0, side != now { crossings.append(start) } else { touches.append(start...(previous?.x ?? start)) }
        } else if side != 0, side != now, let previous {
          let share = previous.difference / (previous.difference - place.difference)
          crossings.append(previous.x + share * (place.x - previous.x))
        }
        if firstSide == 0 { firstSide = now }
        (side, equalFrom) = (now, nil)
      }
      previous = place
    }
    if let start = equalFrom, let previous { touches.append(start...previous.x) }
  }

  /// The meeting in one sentence.
  func sentence(_ first: String, _ second: String, at axis: String) -> String? {
    guard !isEmpty else { return nil }
    if firstSide == 0 { return "\(first) and \(second) are equal everywhere." }
    if !crossings.isEmpty {
      return "\(first) begins \(firstSide > 0 ? "above" : "below") \(second) and crosses it at \(axis) "
        + Self.listed(crossings.map(\.spoken)) + "."
    }
    if !touches.isEmpty {
      let places = touches.map {
        $0.lowerBound == $0.upperBound ? $0.lowerBound.spoken : "\($0.lowerBound.spoken) to \($0.upperBound.spoken)"
      }
      return "\(first) is never \(firstSide > 0 ? "below" : "above") \(second); they are equal at \(axis) \(Self.listed(places))."
    }
    let nearest = closest.map { "; they are closest, \($0.distance.spoken) apart, at \(axis) \($0.x.spoken)" } ?? ""
    return "\(first) stays \(firstSide > 0 ? "above" : "below") \(second)\(nearest)."
  }

  /// Up to four places; of more, their number, the first and the last.
  private static func listed(_ places: [String]) -> String {
    places.count <= 4
      ? places.enumerated : "\(places[0]) and \(places.count - 1) more places up to \(places[places.count - 1])"
  }
}
