internal import Report

/// Draws the series of one plot, or of one panel of it, into a frame.
struct PlotPainter {
  /// The frame.
  let frame: ChartFrame
  /// The series with their index in the legend.
  let series: [(index: Int, series: Series)]
  /// The reference lines.
  let references: [Reference]
  /// Whether markers of different series met in one cell.
  private(set) var hasCollision = false
  /// The points that could not be shown, over all series.
  private(set) var notFiniteCount = 0
  private(set) var notPositiveCount = 0
  private(set) var outsideCount = 0

  /// A painter.
  init(frame: ChartFrame, series: [(index: Int, series: Series)], references: [Reference]) {
    self.frame = frame
    self.series = series
    self.references = references
  }

  /// Bands at the back, then lines, reference lines, and markers.
  mutating func painted() -> CellLayer {
    var back = CellLayer(columns: frame.columns, rows: frame.rows)
    var lines = frame.dots
    var steps = StepLayer(columns: frame.columns, rows: frame.rows, isBoxed: frame.glyphs.isBoxed)
    var markers = CellLayer(columns: frame.columns, rows: frame.rows)
    let paths = series.map { path(of: $0.series, in: lines) }
    for (entry, path) in zip(series, paths) { paintBand(entry, path, on: &back) }
    let drawsBoxes = drawsBoxes(paths)
    for (entry, path) in zip(series, paths) {
      let trace =
        drawsBoxes && entry.series.style.isStepped
        ? paintSteps(entry, path, on: &steps) : paintLine(entry, path, on: &lines)
      paintMarkers(entry, path, trace: trace, on: &markers)
      notFiniteCount += path.notFiniteCount
      notPositiveCount += path.notPositiveCount
      outsideCount += path.outsideCount
    }
    var curves = lines.cells
    curves.overlay(steps.cells)
    let references = ReferenceLines(references, x: frame.x, y: frame.y).cells(in: frame)
    back.overlay(curves)
    for row in 0..<frame.rows {
      // Along a curve, a reference line takes turns with it: neither hides the other.
      for column in 0..<frame.columns where curves[column, row] == nil || (column + row) % 2 == 0 {
        if let character = references[column, row] { back.put(character, column, row, ink: references.ink(column, row)) }
      }
    }
    back.overlay(markers)
    return back
  }

  /// Whether steps are drawn with box characters: they join at right angles, but only where steps are wide enough to be seen.
  private func drawsBoxes(_ paths: [SeriesPath]) -> Bool {
    guard frame.glyphs.dots != .braille else { return false }
    return zip(series, paths).allSatisfy { entry, path in
      !entry.series.style.isStepped || path.runs.joined().count * 2 <= frame.columns
    }
  }

  private func path(of series: Series, in dots: DotLayer) -> SeriesPath {
    SeriesPath(series, x: frame.x, y: frame.y) { (dots.dotColumn($0), dots.dotRow($1)) }
  }

  /// Shades the cells between the ends of the intervals of a line, or draws the error bars of points.
  private func paintBand(_ entry: (index: Int, series: Series), _ path: SeriesPath, on layer: inout CellLayer) {
    let isBar = entry.series.style == .points
    // Where a band has no character of its own, it is told by error bars where the markers are.
    let isBarred = !isBar && frame.glyphs.band == nil
    let markerColumns = isBarred ? markerColumns(entry, path) : nil
    for run in path.runs {
      let ends = run.compactMap { point in
        point.lower.flatMap { lower in point.upper.map { BandEnd(x: point.x, lower: lower, upper: $0) } }
      }
      for (index, end) in ends.enumerated() {
        let next = isBar || index + 1 == ends.count ? end : ends[index + 1]
        paintBand(
          from: end, to: next, isBar: isBar || isBarred, style: entry.series.style,
          columns: markerColumns, ink: .series(entry.index), on: &layer)
      }
    }
  }

  /// The interval at one place, in dots.
  private struct BandEnd {
    let x: Double
    let lower: Double
    let upper: Double
  }

  /// - Parameter columns: the only columns to paint, nil for all.
  private func paintBand(
    from start: BandEnd, to end: BandEnd, isBar: Bool, style: Series.Style, columns: Set<Int>?, ink: Ink,
    on layer: inout CellLayer
  ) {
    let (first, last) = (cellColumn(start.x), cellColumn(end.x))
    for column in frame.visible(first, last, below: frame.columns) where columns?.contains(column) ?? true {
      let way = last == first ? 0 : Double(column - first) / Double(last - first)
      let share = style == .steps ? (way < 1 ? 0 : 1) : style == .leftSteps ? (way > 0 ? 1 : 0) : way
      let top = cellRow(start.upper + share * (end.upper - start.upper))
      let bottom = cellRow(start.lower + share * (end.lower - start.lower))
      let character = isBar ? frame.glyphs.vertical : frame.glyphs.band ?? frame.glyphs.vertical
      for row in frame.visible(top, bottom, below: frame.rows) {
        layer.put(character, column, row, ink: ink)
      }
    }
  }

  /// Joins the points; returns the row of the line in every column that it passes, for the markers.
  private func paintLine(_ entry: (index: Int, series: Series), _ path: SeriesPath, on lines: inout DotLayer) -> [Int: Int] {
    guard entry.series.style != .points else { return [:] }
    // Steps are too short for a pattern.
    var dash = DotLayer.Dash(series: entry.series.style.isStepped ? 0 : entry.index, scale: frame.glyphs.dots.across)
    var trace: [Int: Int] = [:]
    let ink = Ink.series(entry.index)
    for run in path.runs {
      if let first = run.first { lines.set(Int(first.x.rounded()), Int(first.y.rounded()), ink: ink) }
      for (start, end) in zip(run, run.dropFirst().isEmpty ? run[...] : run.dropFirst()) {
        let corner = entry.series.style.corner(from: (start.x, start.y), to: (end.x, end.y))
        lines.drawLine((start.x, start.y), (corner.x, corner.y), continues: true, dash: &dash, ink: ink)
        lines.drawLine((corner.x, corner.y), (end.x, end.y), continues: true, dash: &dash, ink: ink)
        for column in frame.visible(cellColumn(start.x), cellColumn(end.x), below: frame.columns) where trace[column] == nil {
          let middle = (Double(column) + 0.5) * Double(frame.glyphs.dots.across) - 0.5
          let share = end.x == start.x ? 0 : min(max((middle - start.x) / (end.x - start.x), 0), 1)
          trace[column] = cellRow(entry.series.style.isStepped ? corner.held : start.y + share * (end.y - start.y))
        }
      }
    }
    return trace
  }

  /// The same with box characters, for steps.
  private func paintSteps(_ entry: (index: Int, series: Series), _ path: SeriesPath, on steps: inout StepLayer) -> [Int: Int] {
    var trace: [Int: Int] = [:]
    for run in path.runs {
      for (start, end) in zip(run, run.dropFirst()) {
        let corner = entry.series.style.corner(from: (start.x, start.y), to: (end.x, end.y))
        let (first, last) = (cellColumn(start.x), cellColumn(end.x))
        steps.drawHorizontal(entry.index, row: cellRow(corner.held), from: first, to: last)
        steps.drawVertical(entry.index, column: cellColumn(corner.x), from: cellRow(start.y), to: cellRow(end.y))
        for column in frame.visible(first, last, below: frame.columns) where trace[column] == nil {
          trace[column] = cellRow(corner.held)
        }
      }
    }
    return trace
  }

  /// Marks every point where there is room, else the line at places where other series have none of theirs.
  private mutating func paintMarkers(
    _ entry: (index: Int, series: Series), _ path: SeriesPath, trace: [Int: Int], on layer: inout CellLayer
  ) {
    let marker = frame.glyphs.marker(entry.index)
    if marksPoints(entry, path) {
      for point in path.runs.joined() { put(marker, entry.index, cellColumn(point.x), cellRow(point.y), on: &layer) }
      return
    }
    for column in spacedColumns(entry.index) {
      if let row = trace[column] { put(marker, entry.index, column, row, on: &layer) }
    }
  }

  /// Whether every point has its marker.
  private func marksPoints(_ entry: (index: Int, series: Series), _ path: SeriesPath) -> Bool {
    entry.series.style == .points || path.runs.joined().count * 4 <= frame.columns
  }

  /// Columns at equal distances, those of different series apart.
  private func spacedColumns(_ index: Int) -> StrideTo<Int> {
    let spacing = max(10, frame.columns / 5)
    return stride(from: (2 * index + 1) * spacing / (2 * Glyphs.seriesLimit), to: frame.columns, by: spacing)
  }

  /// The columns of the markers.
  private func markerColumns(_ entry: (index: Int, series: Series), _ path: SeriesPath) -> Set<Int> {
    marksPoints(entry, path) ? Set(path.runs.joined().map { cellColumn($0.x) }) : Set(spacedColumns(entry.index))
  }

  private mutating func put(_ marker: Character, _ index: Int, _ column: Int, _ row: Int, on layer: inout CellLayer) {
    let present = layer[column, row]
    let collides = present != nil && present != marker
    hasCollision = hasCollision || collides
    layer.put(collides ? Glyphs.collision : marker, column, row, ink: collides ? nil : .series(index))
  }

  private func cellColumn(_ x: Double) -> Int { Int((x.rounded() / Double(frame.glyphs.dots.across)).rounded(.down)) }
  private func cellRow(_ y: Double) -> Int { Int((y.rounded() / Double(frame.glyphs.dots.down)).rounded(.down)) }
}

extension Series.Style {
  /// Where the way between two points turns, and the height that it holds between them.
  struct Corner {
    let x: Double
    let y: Double
    let held: Double
  }

  /// The corner between two points: a line and steps that hold the first value go on at its height, others leave it at once.
  func corner(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Corner {
    switch self {
    case .steps: Corner(x: end.x, y: start.y, held: start.y)
    case .leftSteps: Corner(x: start.x, y: end.y, held: end.y)
    case .line, .points: Corner(x: start.x, y: start.y, held: start.y)
    }
  }
}
