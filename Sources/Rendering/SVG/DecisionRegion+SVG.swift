internal import Report

extension DecisionRegion {
  /// A strip with one row for each group, else the plane with the points on the hatched regions.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    guard !points.isEmpty || !grid.isEmpty else { throw Undrawable(sentence: "There is no point and no region to show.") }
    if let y { return try drawPlane(y, on: &canvas, top: top) }
    return try drawStrip(on: &canvas, top: top)
  }

  private func drawStrip(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    let (groups, margin) = (groups, SVGDocument.margin)
    let predictions = grid.first ?? []
    let names = (predictions.isEmpty ? [] : ["predicted"]) + groups
    guard !names.isEmpty else { throw Undrawable(sentence: "There is no point and no region to show.") }
    var extent = Extent(points.map(\.x).filter(x.hasPlace))
    if x.range == nil { extent.pad(on: x) }
    let left = margin + Double(min(names.map(\.displayWidth).max() ?? 0, 30)) * SVGDocument.characterWidth + 12
    let frame = try SVGFrame(
      x: x, extent, left: left, right: SVGDocument.width - margin, top: top + 4, height: 30 * Double(names.count), snaps: false)
    func middle(_ row: Int) -> Double { frame.top + 30 * (Double(row) + 0.5) }
    var bottom = frame.draw(on: &canvas)
    for (row, name) in names.enumerated() { canvas.text(name, x: left - 8, y: middle(row) + 4, anchor: .end, room: left - 12) }
    drawRow(predictions, frame: frame, top: middle(0) - 11, height: 22, on: &canvas)
    let omitted = drawPoints(in: frame, on: &canvas) { point in
      (max(0, point.label), middle((groups.firstIndex(of: point.group) ?? 0) + (predictions.isEmpty ? 0 : 1)))
    }
    let labels = Set(points.map(\.label)).sorted().map { SVGLegendEntry(.marker(max(0, $0)), labelName($0)) }
    bottom = canvas.legend(labels + regionLegend, top: bottom)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }

  private func drawPlane(_ y: Axis, on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    var (xExtent, yExtent) = (Extent(points.map(\.x).filter(x.hasPlace)), Extent(points.map(\.y).filter(y.hasPlace)))
    xExtent.pad(on: x)
    yExtent.pad(on: y)
    let margin = SVGDocument.margin
    let frame = try SVGFrame(
      x: x, xExtent, y: y.keepingRange(yExtent), yExtent, left: margin, right: SVGDocument.width - margin, top: top + 22,
      height: 360)
    canvas.text(frame.y?.title ?? "", x: margin, y: top + 12, room: SVGDocument.width - 2 * margin)
    let step = max(1, (grid.count + 179) / 180)
    let rows = stride(from: 0, to: grid.count, by: step).map { grid[$0] }
    let height = (frame.bottom - frame.top) / Double(max(rows.count, 1))
    for (row, line) in rows.enumerated() {
      drawRow(line, frame: frame, top: frame.top + Double(row) * height, height: height, on: &canvas)
    }
    var bottom = frame.draw(on: &canvas)
    let kinds = kinds
    let omitted = drawPoints(in: frame, on: &canvas) { point in
      let kind = kinds.firstIndex { $0.group == point.group && $0.label == point.label } ?? 0
      return (kind, frame.up(frame.y?.position(point.y) ?? 0))
    }
    let markers = kinds.enumerated().map { SVGLegendEntry(.marker($0), "\($1.group), \(labelName($1.label))") }
    bottom = canvas.legend(markers + regionLegend, top: bottom)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }

  /// Draws the points that have a place in the frame, each with the marker and at the height that `mark` gives it.
  private func drawPoints(
    in frame: SVGFrame, on canvas: inout SVGCanvas, mark: (Point) -> (index: Int, y: Double)
  ) -> OmittedPoints {
    var omitted = OmittedPoints()
    for point in points {
      let across = frame.x.position(point.x)
      let up = frame.y.map { $0.position(point.y) } ?? 0
      guard let across, let up else {
        omitted.notFinite += 1
        continue
      }
      guard (0...1).contains(across), (0...1).contains(up) else {
        omitted.outside += 1
        continue
      }
      let (index, y) = mark(point)
      canvas.marker(index, x: frame.across(across), y: y)
    }
    return omitted
  }

  private var regionLegend: [SVGLegendEntry] {
    regionLabels.map { SVGLegendEntry(.region(max(0, $0)), "predicted \(labelName($0))") }
  }

  /// One row of predictions, equal neighbours as one rectangle; a node reaches half way to its neighbours.
  private func drawRow(_ line: [Int], frame: SVGFrame, top: Double, height: Double, on canvas: inout SVGCanvas) {
    func edge(_ node: Int) -> Double {
      if node == 0 { return frame.left }
      return node == line.count ? frame.right : frame.across((Double(node) - 0.5) / Double(line.count - 1))
    }
    var start = 0
    for node in stride(from: 1, through: line.count, by: 1) where node == line.count || line[node] != line[start] {
      canvas.region(max(0, line[start]), x: edge(start), y: top, width: edge(node) - edge(start), height: height)
      start = node
    }
  }
}
