internal import Report

extension Plot {
  /// The plot as text: one drawing for up to five series, else a panel for each over the same axes.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    var (xExtent, yExtent) = try extents()
    if series.allSatisfy({ $0.style == .points }) { xExtent.pad(on: x) }
    if series.count > Glyphs.seriesLimit {
      return try .fitting(room, rows: style.panelRows, least: 3) { rows throws(Undrawable) in
        try drawnAsPanels(xExtent, yExtent, rows: rows, style: style)
      }
    }
    return try .fitting(room, rows: style.plotRows(in: room), least: 3) { rows throws(Undrawable) in
      try drawnAsOne(xExtent, yExtent, rows: rows, style: style, isTight: room != nil)
    }
  }

  private func drawnAsOne(
    _ xExtent: Extent, _ yExtent: Extent, rows: Int, style: RenderingStyle, isTight: Bool
  ) throws(Undrawable) -> TextGrid {
    let glyphs = Glyphs(style.canvas)
    func frame(margin: Int) throws(Undrawable) -> ChartFrame {
      try ChartFrame(
        x: x, xExtent, y: y, yExtent, width: style.width, rows: rows, glyphs: glyphs, margin: margin, isTight: isTight)
    }
    let ends = endLabels(in: try frame(margin: 0), width: style.width)
    let frame = try frame(margin: ends.width)
    var painter = PlotPainter(frame: frame, series: series.enumerated().map { ($0, $1) }, references: references)
    let tops = frame.topLabels(references)
    var grid = frame.drawn(painter.painted(), ends: ends, tops: tops)
    var legend = Legend()
    for (index, series) in series.enumerated() where !ends.contains(.series(index)) {
      legend.add(
        String(glyphs.marker(index)), style.isCompact ? series.name : series.legendText, ink: .series(index))
    }
    legend.entries += bandEntries(glyphs)
    let others = references.enumerated().filter { !ends.contains(.reference($0.offset)) && !tops.contains($0.offset) }
    legend.entries += ReferenceLines(others.map(\.element), x: frame.x, y: frame.y).legend(glyphs: glyphs)
    if painter.hasCollision { legend.add(String(Glyphs.collision), "several series at one place") }
    grid.append(legend.drawn(width: style.width))
    for note in painter.notes { grid.append(note) }
    return grid
  }

  private func drawnAsPanels(
    _ xExtent: Extent, _ yExtent: Extent, rows: Int, style: RenderingStyle
  ) throws(Undrawable) -> TextGrid {
    let glyphs = Glyphs(style.canvas)
    let across = max(1, min(4, style.width / 40))
    let width = (style.width - 2 * (across - 1)) / across
    var grid = TextGrid(width: style.width)
    var notes = OmittedPoints(leavesGaps: series.contains { $0.style != .points })
    for first in stride(from: 0, to: series.count, by: across) {
      let top = grid.height
      for index in first..<min(first + across, series.count) {
        let frame = try ChartFrame(x: x, xExtent, y: y, yExtent, width: width, rows: rows, glyphs: glyphs)
        var painter = PlotPainter(frame: frame, series: [(0, series[index])], references: references)
        var panel = TextGrid(width: width)
        panel.append(series[index].legendText, ink: .bold)
        panel.append(frame.drawn(painter.painted(), labelsAxes: false))
        notes.add(painter)
        if grid.height < top + panel.height { grid.appendLines(top + panel.height - grid.height) }
        grid.put(panel, (index - first) * (width + 2), top)
      }
    }
    let frame = try ChartFrame(x: x, xExtent, y: y, yExtent, width: width, rows: rows, glyphs: glyphs)
    grid.append("Every panel has the same axes: across \(frame.x.title), up \(frame.y.title).")
    var legend = Legend()
    legend.entries += bandEntries(glyphs)
    legend.entries += ReferenceLines(references, x: frame.x, y: frame.y).legend(glyphs: glyphs)
    grid.append(legend.drawn(width: style.width))
    for sentence in notes.sentences { grid.append(sentence) }
    return grid
  }

  /// What the bands and the error bars are: once, or where they differ once for each meaning with the names of its series.
  var bandMeanings: [(text: String, members: [Int])] {
    let banded = series.enumerated().filter { $0.element.hasBand }
    let meanings = banded.reduce(into: [String]()) { meanings, entry in
      if !meanings.contains(entry.element.bandText) { meanings.append(entry.element.bandText) }
    }
    return meanings.map { meaning in
      let members = banded.filter { $0.element.bandText == meaning }
      let names = meanings.count > 1 ? " (\(members.map(\.element.name).enumerated))" : ""
      return (meaning + names, members.map(\.offset))
    }
  }

  private func bandEntries(_ glyphs: Glyphs) -> [Legend.Entry] {
    bandMeanings.map { text, members in
      let isArea = members.contains { series[$0].style != .points }
      return Legend.Entry(
        mark: String(isArea ? glyphs.band ?? glyphs.vertical : glyphs.vertical), meaning: text.withoutControlCharacters,
        ink: members.count == 1 ? .series(members[0]) : nil)
    }
  }

  /// The ranges over all series, bands included, of what the axes have a place for.
  func extents() throws(Undrawable) -> (x: Extent, y: Extent) {
    var (xExtent, yExtent) = (Extent(), Extent())
    var only: (series: Series, point: Series.Point)?
    var count = 0
    for series in series {
      for point in series.points where x.hasPlace(for: point.x) && y.hasPlace(for: point.y) {
        xExtent.include(point.x)
        yExtent.include(point.y)
        count += 1
        only = (series, point)
        if let lower = point.lower, y.hasPlace(for: lower) { yExtent.include(lower) }
        if let upper = point.upper, y.hasPlace(for: upper) { yExtent.include(upper) }
      }
    }
    if count == 0 { throw Undrawable(sentence: noPointSentence) }
    if count == 1, let only {
      let place = "\(x.label) = \(only.point.x.text()), \(y.label) = \(only.point.y.text())"
      throw Undrawable(sentence: "There is only one point: \(only.series.name) at \(place).")
    }
    for reference in references {
      reference.direction == .horizontal
        ? yExtent.includeNear(reference.value, on: y) : xExtent.includeNear(reference.value, on: x)
    }
    return (xExtent, yExtent)
  }

  private var noPointSentence: String {
    let points = series.map(\.points.count).reduce(0, +)
    if points == 0 { return "There is no point to show." }
    return "None of the \(points) points has a place on these axes: they are not finite, or not positive on a logarithmic axis."
  }
}

extension Series {
  /// The last finite value.
  var lastValue: Double? { points.last { $0.x.isFinite && $0.y.isFinite }?.y }

  /// The name, with the last value where the points are in an order.
  var legendText: String {
    guard style != .points, let lastValue else { return name }
    return "\(name) (last \(lastValue.text(significantDigits: 4)))"
  }

  /// Whether there is a band, or error bars.
  var hasBand: Bool { points.contains { $0.lower != nil && $0.upper != nil } }

  /// What the band is.
  var bandText: String { bandMeaning ?? "interval" }
}
