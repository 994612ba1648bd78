internal import Report

/// The finite points of a series in ascending order of x, as a function between them.
struct Curve: Sendable, Hashable {
  /// The points; the first of several with the same x.
  let points: [Series.Point]
  private let style: Series.Style

  /// The curve of `series` over axes that have a place for its points.
  init(_ series: Series, x: Axis, y: Axis) {
    let shown = series.points.filter { x.hasPlace(for: $0.x) && y.hasPlace(for: $0.y) }
    let isSorted = zip(shown, shown.dropFirst()).allSatisfy { $0.x <= $1.x }
    var unique: [Series.Point] = []
    for point in isSorted ? shown : shown.sorted(by: { $0.x < $1.x }) where unique.last?.x != point.x { unique.append(point) }
    points = unique
    style = series.style
  }

  /// The value at `x`, between two points that of the line or of the step that joins them; nil outside the points.
  func value(at x: Double) -> Double? {
    guard let first = points.first, let last = points.last, x >= first.x, x <= last.x else { return nil }
    var (low, high) = (0, points.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].x <= x { low = middle } else { high = middle }
    }
    let (left, right) = (points[low], points[high])
    if x >= right.x { return right.y }
    if x <= left.x || style == .steps { return left.y }
    if style == .leftSteps { return right.y }
    return left.y + (x - left.x) / (right.x - left.x) * (right.y - left.y)
  }

  /// How the values go, from the first to the last.
  var trend: String {
    guard let first = points.first, let last = points.last else { return "has no point" }
    let lowest = points.min { $0.y < $1.y } ?? first
    let highest = points.max { $0.y < $1.y } ?? first
    if lowest.y == highest.y { return "is \(first.y.spoken) everywhere" }
    let pairs = zip(points, points.dropFirst())
    if pairs.allSatisfy({ $0.y <= $1.y }) { return "rises from \(first.y.spoken) to \(last.y.spoken)" }
    if pairs.allSatisfy({ $0.y >= $1.y }) { return "falls from \(first.y.spoken) to \(last.y.spoken)" }
    return "begins at \(first.y.spoken) and ends at \(last.y.spoken), lowest \(lowest.y.spoken) at \(lowest.x.spoken), "
      + "highest \(highest.y.spoken) at \(highest.x.spoken)"
  }
}
