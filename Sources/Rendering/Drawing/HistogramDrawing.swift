internal import Report

extension Histogram {
  /// Columns over a horizontal axis, their heights counts.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    try .fitting(room, rows: style.plotRows(in: room), least: 3) { rows throws(Undrawable) in
      try drawn(rows: rows, style: style, isTight: room != nil)
    }
  }

  private func drawn(rows: Int, style: RenderingStyle, isTight: Bool) throws(Undrawable) -> TextGrid {
    let glyphs = Glyphs(style.canvas)
    let bins = try Binning(values, count: binCount, limit: style.width / 2)
    let frame = try ChartFrame(
      x: linearAxis, xExtent(bins), y: Self.countAxis, Extent([0, Double(bins.counts.max() ?? 0)]), width: style.width,
      rows: rows, glyphs: glyphs, isTight: isTight)
    var layer = CellLayer(columns: frame.columns, rows: frame.rows)
    for (index, count) in bins.counts.enumerated() where count > 0 {
      draw(count, from: bins.edges[index], to: bins.edges[index + 1], frame, on: &layer)
    }
    layer.overlay(ReferenceLines(verticalReferences, x: frame.x, y: nil).cells(in: frame))
    let tops = frame.topLabels(verticalReferences)
    var grid = frame.drawn(layer, tops: tops)
    var legend = Legend()
    legend.add(String(glyphs.fill(0)), style.isCompact ? bins.shortText : bins.text, ink: .series(0))
    let others = verticalReferences.enumerated().filter { !tops.contains($0.offset) }.map(\.element)
    legend.entries += ReferenceLines(others, x: frame.x, y: nil).legend(glyphs: glyphs)
    grid.append(legend.drawn(width: style.width))
    var omitted = OmittedPoints(noun: "value")
    omitted.notFinite = bins.notFiniteCount
    for sentence in omitted.sentences { grid.append(sentence) }
    return grid
  }

  /// The vertical axis.
  static let countAxis = Axis("count")

  /// The axis of the values; equal bins are equally wide on a linear scale only.
  var linearAxis: Axis { Axis(x.label, unit: x.unit, range: x.range) }

  /// The reference lines; every one of a histogram is vertical.
  var verticalReferences: [Reference] { references.map { Reference($0.name, at: $0.value, .vertical) } }

  /// The range of the bins and of the reference lines near them.
  func xExtent(_ bins: Binning) -> Extent {
    var extent = Extent(bins.edges)
    for reference in references { extent.includeNear(reference.value, on: linearAxis) }
    return extent
  }

  private func draw(_ count: Int, from lower: Double, to upper: Double, _ frame: ChartFrame, on layer: inout CellLayer) {
    guard let left = frame.x.position(lower), let right = frame.x.position(upper), right > 0, left < 1,
      let height = frame.y.position(Double(count))
    else { return }
    let first = Int((max(0, left) * Double(frame.columns)).rounded())
    let last = max(first, Int((min(1, right) * Double(frame.columns)).rounded()) - 1)
    let halves = max(1, Int((height * Double(frame.rows) * 2).rounded()))
    for column in first...last {
      for row in 0..<(halves / 2) { layer.put(frame.glyphs.fill(0), column, frame.rows - 1 - row, ink: .series(0)) }
      if halves % 2 == 1 {
        layer.put(frame.glyphs.lowerHalf ?? ".", column, frame.rows - 1 - halves / 2, ink: .series(0))
      }
    }
  }
}

extension Binning {
  /// The number of values and the bins' width.
  var shortText: String {
    "\(counts.reduce(0, +)) values, bins \((edges[1] - edges[0]).text(significantDigits: 3)) wide"
  }

  /// The number of values and of bins, and the bins' width.
  var text: String {
    let width = (edges[1] - edges[0]).text(significantDigits: 3)
    let total = counts.reduce(0, +)
    return "\(total) values in \(counts.count.counted("bin")) of width \(width)" + (rule.map { " (\($0))" } ?? "")
  }
}
