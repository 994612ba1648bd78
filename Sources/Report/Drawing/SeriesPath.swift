/// A series in dots, thinned so that no dot column has more than four points of one pass.
///
/// Of consecutive points in the same dot column only the first, the lowest, the highest and the last are kept, in their order:
/// the picture is that of all points, and no extreme is lost.
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
  init(_ series: Series, x: AxisScale, y: AxisScale, toDots: (_ x: Double, _ y: Double) -> (x: Double, y: Double)) {
    var column = ColumnPoints()
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
      let ends = [point.lower, point.upper].map { end in end.flatMap(y.position).map { toDots(px, $0).y } }
      column.add(Point(x: dot.x, y: dot.y, lower: ends[0], upper: ends[1]), into: &run)
    }
    finishRun()
  }

  /// The consecutive points of one dot column.
  private struct ColumnPoints {
    private var column = Double.nan
    private var points: [(index: Int, point: Point)] = []
    private var count = 0
    private var lower: Double?
    private var upper: Double?

    mutating func add(_ point: Point, into run: inout [Point]) {
      if point.x.rounded() != column {
        flush(into: &run)
        column = point.x.rounded()
      }
      // Dots count downwards, so the upper end of an interval is the smaller number.
      lower = [lower, point.lower].compactMap(\.self).max()
      upper = [upper, point.upper].compactMap(\.self).min()
      let entry = (index: count, point: point)
      count += 1
      guard points.count == 4 else {
        points.append(entry)
        return
      }
      let candidates = points + [entry]
      let lowest = candidates.max { $0.point.y < $1.point.y }?.index
      let highest = candidates.min { $0.point.y < $1.point.y }?.index
      points = candidates.filter { [candidates[0].index, lowest, highest, entry.index].contains($0.index) }
    }

    mutating func flush(into run: inout [Point]) {
      for (_, point) in points { run.append(Point(x: point.x, y: point.y, lower: lower, upper: upper)) }
      points.removeAll(keepingCapacity: true)
      (column, count, lower, upper) = (.nan, 0, nil, nil)
    }
  }
}
