internal import Report

extension Plot {
  /// One frame for up to five series, else a panel for each.
  ///
  /// - Parameter isFilled: whether the area between each curve and zero is filled.
  func draw(
    on canvas: inout SVGCanvas, top: Double, height: Double = 280, isFilled: Bool = false
  ) throws(Undrawable) -> Double {
    var (xExtent, yExtent) = try extents()
    if series.allSatisfy({ $0.style == .points }) { xExtent.pad(on: x) }
    let (margin, width) = (SVGDocument.margin, SVGDocument.width)
    if series.count > Glyphs.seriesLimit { return try drawPanels(xExtent, yExtent, on: &canvas, top: top) }
    func frame(right: Double) throws(Undrawable) -> SVGFrame {
      try SVGFrame(x: x, xExtent, y: y, yExtent, left: margin, right: right, top: top + 22, height: height)
    }
    let ends = endLabels(in: try frame(right: width - margin))
    let endWidth = ends.placed.map { $0.label.text.estimatedWidth(size: 12) + 22 }.max() ?? 0
    let frame = try frame(right: width - margin - endWidth)
    if let title = frame.y?.title { canvas.text(title, x: margin, y: top + 12, room: width - 2 * margin) }
    var bottom = frame.draw(on: &canvas)
    var omitted = OmittedPoints(leavesGaps: series.contains { $0.style != .points })
    let paths = series.map { SVGSeries($0, frame: frame) }
    for (index, path) in paths.enumerated() { path.drawBand(index, on: &canvas) }
    for (index, path) in paths.enumerated() {
      if isFilled { path.fill(index, on: &canvas) }
      path.draw(index, on: &canvas)
      omitted.add(path.path)
    }
    let lines = frame.drawReferences(references, on: &canvas)
    frame.draw(ends, room: endWidth, on: &canvas)
    let curves = series.enumerated().filter { !ends.contains(.series($0.offset)) }.map { index, series in
      SVGLegendEntry(.series(index, isLine: series.style != .points), series.legendText)
    }
    let others = lines.enumerated().filter { !ends.contains(.reference($0.offset)) }.map(\.element)
    bottom = canvas.legend(curves + bandEntries + others, top: bottom)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }

  /// The names at the right ends of curves and reference lines.
  private func endLabels(in frame: SVGFrame) -> EndLabels {
    guard let y = frame.y else { return EndLabels([], rows: 1) { _ in 0 } }
    let rows = max(Int((frame.bottom - frame.top) / SVGFrame.labelHeight), 1)
    return endLabels(x: frame.x, y: y, rows: rows, room: 24, marker: nil) {
      min(Int((1 - $0) * Double(rows)), rows - 1)
    }
  }

  private var bandEntries: [SVGLegendEntry] {
    bandMeanings.map { text, members in
      let isArea = members.contains { series[$0].style != .points }
      return SVGLegendEntry(isArea ? .band(members[0]) : .errorBar(members[0]), text)
    }
  }

  private func drawPanels(_ xExtent: Extent, _ yExtent: Extent, on canvas: inout SVGCanvas, top: Double) throws(Undrawable)
    -> Double
  {
    let (margin, width, across) = (SVGDocument.margin, SVGDocument.width, 3)
    let panelWidth = (width - 2 * margin - 16 * Double(across - 1)) / Double(across)
    var omitted = OmittedPoints(leavesGaps: series.contains { $0.style != .points })
    var (y, bottom) = (top, top)
    var legend: [SVGLegendEntry] = []
    var titles = ("", "")
    for (index, series) in series.enumerated() {
      if index > 0, index % across == 0 { y = bottom + 8 }
      let left = margin + Double(index % across) * (panelWidth + 16)
      let frame = try SVGFrame(
        x: x, xExtent, y: self.y, yExtent, left: left, right: left + panelWidth - 8, top: y + 24, height: 120)
      canvas.text(series.legendText, x: left, y: y + 14, style: "small", room: panelWidth)
      bottom = frame.draw(on: &canvas, labelsAxes: false)
      let path = SVGSeries(series, frame: frame)
      path.drawBand(0, on: &canvas)
      path.draw(0, on: &canvas)
      legend = frame.drawReferences(references, on: &canvas)
      omitted.add(path.path)
      titles = (frame.x.title, frame.y?.title ?? "")
    }
    bottom = canvas.paragraph("Every panel has the same axes: across \(titles.0), up \(titles.1).", top: bottom + 4)
    bottom = canvas.legend(bandEntries + legend, top: bottom)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }
}

extension SVGFrame {
  /// The height of a label at the end of a curve.
  static let labelHeight = 17.0

  /// Draws names right of the frame, none over another.
  fileprivate func draw(_ labels: EndLabels, room: Double, on canvas: inout SVGCanvas) {
    var least = -Double.infinity
    for (label, _) in labels.placed {
      let y = max(up(label.position), least)
      least = y + Self.labelHeight - 2
      if case .series(let index) = label.subject { canvas.marker(index, x: right + 12, y: y) }
      canvas.text(label.text, x: right + 20, y: y + 4, style: "small", room: max(room - 20, 10))
    }
  }
}

extension Densities {
  /// The curves over one another, each filled to zero.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    try plot.draw(on: &canvas, top: top, height: 150, isFilled: true)
  }
}

/// A series as paths on the page.
private struct SVGSeries {
  let path: SeriesPath
  private let series: Series
  private let frame: SVGFrame

  init(_ series: Series, frame: SVGFrame) {
    self.series = series
    self.frame = frame
    // Markers are seven units wide; two of them closer than four look like one.
    path = SeriesPath(series, x: frame.x, y: frame.y ?? frame.x, grain: series.points.count > 2000 ? 4 : 1) {
      (frame.across($0), frame.up($1))
    }
  }

  /// The area between the ends of the intervals of a line, or the error bars of points.
  func drawBand(_ index: Int, on canvas: inout SVGCanvas) {
    for run in path.runs {
      let ends = run.compactMap { point in
        point.lower.flatMap { lower in point.upper.map { (x: point.x, lower: inside(lower), upper: inside($0)) } }
      }
      guard !ends.isEmpty else { continue }
      if series.style == .points {
        for end in ends { canvas.line(end.x, end.lower, end.x, end.upper, style: "m m\(index % 5)") }
      } else {
        let corners = ends.map { ($0.x, $0.upper) } + ends.reversed().map { ($0.x, $0.lower) }
        let d = corners.map { "\($0.0.coordinate) \($0.1.coordinate)" }.joined(separator: "L")
        canvas.add("path", [("d", .text("M\(d)Z")), ("class", .text("f\(index % 5)")), ("fill-opacity", 0.18)])
      }
    }
  }

  /// The line, and a marker at every point where there is room, else at equal steps.
  func draw(_ index: Int, on canvas: inout SVGCanvas) {
    for run in path.runs where series.style != .points {
      canvas.add("path", [("d", .text(way(run))), ("class", .text("l l\(index % 5)"))])
    }
    let points = path.runs.joined().filter { $0.y >= frame.top - 0.5 && $0.y <= frame.bottom + 0.5 }
    let room = max(4, Int((frame.right - frame.left) / 55))
    let step = series.style == .points ? 1 : max(1, points.count / room)
    let offset = step == 1 ? 0 : (2 * index + 1) * step / 10 % step
    for position in stride(from: offset, to: points.count, by: step) {
      canvas.marker(index, x: points[position].x, y: points[position].y)
    }
  }

  /// The area between the line and zero.
  func fill(_ index: Int, on canvas: inout SVGCanvas) {
    let zero = frame.y?.position(0).map { inside(frame.up($0)) } ?? frame.bottom
    for run in path.runs where series.style != .points {
      guard let first = run.first, let last = run.last else { continue }
      let d = "M\(first.x.coordinate) \(zero.coordinate)L\(way(run).dropFirst())L\(last.x.coordinate) \(zero.coordinate)Z"
      canvas.add("path", [("d", .text(d)), ("class", .text("f\(index % 5)")), ("fill-opacity", 0.18)])
    }
  }

  /// The way along the points.
  private func way(_ run: [SeriesPath.Point]) -> String {
    var d = ""
    for (position, point) in run.enumerated() {
      let place = "\(point.x.coordinate) \(inside(point.y).coordinate)"
      if position == 0 {
        d = "M\(place)"
      } else if series.style == .steps {
        d += "H\(point.x.coordinate)V\(inside(point.y).coordinate)"
      } else if series.style == .leftSteps {
        d += "V\(inside(point.y).coordinate)H\(point.x.coordinate)"
      } else {
        d += "L\(place)"
      }
    }
    return d
  }

  private func inside(_ y: Double) -> Double { min(max(y, frame.top), frame.bottom) }
}

extension OmittedPoints {
  /// Counts the points that `path` left out.
  mutating func add(_ path: SeriesPath) {
    notFinite += path.notFiniteCount
    notPositive += path.notPositiveCount
    outside += path.outsideCount
  }
}
