internal import Report

extension Plot {
  /// One frame for up to five series, else a panel for each.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    var (xExtent, yExtent) = try extents()
    if series.allSatisfy({ $0.style == .points }) { xExtent.pad(on: x) }
    let (margin, width) = (SVGDocument.margin, SVGDocument.width)
    if series.count > Glyphs.seriesLimit { return try drawPanels(xExtent, yExtent, on: &canvas, top: top) }
    let frame = try SVGFrame(
      x: x, xExtent, y: y, yExtent, left: margin, right: width - margin, top: top + 22, height: 280)
    if let title = frame.y?.title { canvas.text(title, x: margin, y: top + 12) }
    var bottom = frame.draw(on: &canvas)
    let references = frame.drawReferences(references, on: &canvas)
    var omitted = OmittedPoints(leavesGaps: series.contains { $0.style != .points })
    let paths = series.map { SVGSeries($0, frame: frame) }
    for (index, path) in paths.enumerated() { path.drawBand(index, on: &canvas) }
    for (index, path) in paths.enumerated() {
      path.draw(index, on: &canvas)
      omitted.add(path.path)
    }
    bottom = canvas.legend(series.enumerated().flatMap { $1.svgLegend($0) } + references, top: bottom)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
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
      canvas.text(series.legendText, x: left, y: y + 14, style: "small")
      bottom = frame.draw(on: &canvas, labelsAxes: false)
      legend = frame.drawReferences(references, on: &canvas)
      let path = SVGSeries(series, frame: frame)
      path.drawBand(0, on: &canvas)
      path.draw(0, on: &canvas)
      omitted.add(path.path)
      titles = (frame.x.title, frame.y?.title ?? "")
    }
    bottom = canvas.paragraph("Every panel has the same axes: across \(titles.0), up \(titles.1).", top: bottom + 4)
    bottom = canvas.legend(legend, top: bottom)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }
}

extension Series {
  fileprivate func svgLegend(_ index: Int) -> [SVGLegendEntry] {
    let band = points.contains { $0.lower != nil && $0.upper != nil }
    return [SVGLegendEntry(.series(index, isLine: style != .points), legendText)]
      + (band ? [SVGLegendEntry(style == .points ? .errorBar(index) : .band(index), bandText)] : [])
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
      canvas.add("path", [("d", .text(d)), ("class", .text("l l\(index % 5)"))])
    }
    let points = path.runs.joined().filter { $0.y >= frame.top - 0.5 && $0.y <= frame.bottom + 0.5 }
    let room = max(4, Int((frame.right - frame.left) / 55))
    let step = series.style == .points ? 1 : max(1, points.count / room)
    let offset = step == 1 ? 0 : (2 * index + 1) * step / 10 % step
    for position in stride(from: offset, to: points.count, by: step) {
      canvas.marker(index, x: points[position].x, y: points[position].y)
    }
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
