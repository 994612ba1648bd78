internal import Report

/// A series in dots, thinned to what can be told apart.
///
/// Of points that are not joined one is kept in each square of `grain` dots. Of a line, no dot column has more than four points of
/// one pass: of consecutive points in the same dot column only the first, the lowest, the highest and the last are kept, in their
/// order. The picture is that of all points, and no extreme is lost.
struct SeriesPath {
  /// A point in dots, with the ends of its interval.
  struct Point {
    let x: Double
    let y: Double
    let lower: Double?
    let upper: Double?
  }

  /// The pieces between gaps; a gap is a point without a place.
  private(set) var runs: [[Point]] = []
  /// The number of points that are not finite.
  private(set) var notFiniteCount = 0
  /// The number of finite points that a logarithmic axis has no place for.
  private(set) var notPositiveCount = 0
  /// The number of points beyond the range shown.
  private(set) var outsideCount = 0

  /// The path of `series` with `toDots` mapping positions 0…1 to dots.
  init(
    _ series: Series, x: AxisScale, y: AxisScale, grain: Double = 1, toDots: (_ x: Double, _ y: Double) -> (x: Double, y: Double)
  ) {
    var column = ColumnPoints()
    var seen: Set<Dot> = []
    var run: [Point] = []
    func finishRun() {
      column.flush(into: &run)
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    for point in series.points {
      guard point.x.isFinite, point.y.isFinite else {
        notFiniteCount += 1
        finishRun()
        continue
      }
      guard let px = x.position(point.x), let py = y.position(point.y) else {
        notPositiveCount += 1
        finishRun()
        continue
      }
      if !(-1e-9...1.000000001).contains(px) || !(-1e-9...1.000000001).contains(py) { outsideCount += 1 }
      let dot = toDots(px, py)
      let lower = point.lower.flatMap(y.position).map { toDots(px, $0).y }
      let upper = point.upper.flatMap(y.position).map { toDots(px, $0).y }
      let entry = Point(x: dot.x, y: dot.y, lower: lower, upper: upper)
      if series.style != .points {
        column.add(entry, into: &run)
      } else if seen.insert(Dot(x: (dot.x / grain).rounded(), y: (dot.y / grain).rounded())).inserted {
        run.append(entry)
      }
    }
    finishRun()
  }

  private struct Dot: Hashable {
    let x: Double
    let y: Double
  }

  /// The consecutive points of one dot column: its first, lowest, highest and last, with their order.
  private struct ColumnPoints {
    private typealias Entry = (index: Int, point: Point)
    private var column = Double.nan
    private var count = 0
    private var first: Entry?
    private var lowest: Entry?
    private var highest: Entry?
    private var last: Entry?
    private var lower: Double?
    private var upper: Double?

    mutating func add(_ point: Point, into run: inout [Point]) {
      if point.x.rounded() != column {
        flush(into: &run)
        column = point.x.rounded()
      }
      // Dots count downwards, so the lower end of an interval is the greater number.
      if let end = point.lower { lower = max(lower ?? end, end) }
      if let end = point.upper { upper = min(upper ?? end, end) }
      let entry = (index: count, point: point)
      count += 1
      if first == nil { first = entry }
      if point.y > lowest?.point.y ?? -.infinity { lowest = entry }
      if point.y < highest?.point.y ?? .infinity { highest = entry }
      last = entry
    }

    mutating func flush(into run: inout [Point]) {
      var previous = -1
      for (index, point) in [first, lowest, highest, last].compactMap(\.self).sorted(by: { $0.index < $1.index })
      where index != previous {
        run.append(Point(x: point.x, y: point.y, lower: lower, upper: upper))
        previous = index
      }
      self = ColumnPoints()
    }
  }
}
