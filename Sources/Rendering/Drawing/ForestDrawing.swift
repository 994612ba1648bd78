internal import Report

extension Forest {
  /// One row an estimate, its interval a line through it; an interval that leaves the range ends in an arrow.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    guard !rows.isEmpty else { throw Undrawable(sentence: "There is no estimate to show.") }
    return try .fitting(room, rows: rows.count, least: min(rows.count, 2)) { count throws(Undrawable) in
      try drawn(first: count, style: style, isTight: room != nil)
    }
  }

  private func drawn(first count: Int, style: RenderingStyle, isTight: Bool) throws(Undrawable) -> TextGrid {
    let rows = rows.prefix(count)
    let chart = try RowChart(
      names: rows.map(\.name), values: rows.map(\.text), axis: x, extent: extent, snaps: true, style: style, isTight: isTight)
    var layer = chart.layer
    chart.drawReferences(references, on: &layer)
    for (index, row) in rows.enumerated() { draw(row, at: index, chart, on: &layer) }
    var grid = chart.drawn(layer)
    var legend = Legend()
    let line = String(repeating: chart.glyphs.horizontal, count: 2)
    legend.add("o", "estimate")
    legend.add("\(chart.glyphs.intervalLeft)\(line)\(chart.glyphs.intervalRight)", intervalMeaning)
    legend.entries += chart.legend(of: references)
    grid.append(legend.drawn(width: style.width))
    var omitted = OmittedPoints(noun: "estimate", rowNoun: "estimate")
    omitted.notFinite = rows.filter { !$0.estimate.isFinite }.count
    omitted.notPositive = rows.filter { $0.estimate.isFinite && !x.hasPlace(for: $0.estimate) }.count
    omitted.withoutRoom = (self.rows.count - count, of: self.rows.count)
    for sentence in omitted.sentences { grid.append(sentence) }
    return grid
  }

  /// The range of all that can be shown.
  var extent: Extent {
    var extent = Extent(rows.flatMap { [$0.lower, $0.estimate, $0.upper] }.filter(x.hasPlace))
    for reference in references { extent.includeNear(reference.value, on: x) }
    if x.range == nil { extent.pad(on: x) }
    return extent
  }

  private func draw(_ row: Row, at index: Int, _ chart: RowChart, on layer: inout CellLayer) {
    if let lower = chart.x.position(row.lower), let upper = chart.x.position(row.upper), lower <= upper, upper >= 0, lower <= 1 {
      let first = chart.column(max(0, lower))
      let last = chart.column(min(1, upper))
      for column in first...last { layer.put(chart.glyphs.horizontal, column, index, ink: .series(0)) }
      layer.put(lower < 0 ? "<" : chart.glyphs.intervalLeft, first, index, ink: .series(0))
      layer.put(upper > 1 ? ">" : chart.glyphs.intervalRight, last, index, ink: .series(0))
    }
    if let position = chart.x.position(row.estimate), (0...1).contains(position) {
      layer.put("o", chart.column(position), index, ink: .series(0))
    }
  }
}

extension Forest.Row {
  /// The estimate and its interval in words: `0.42 [0.31, 0.53]`.
  var text: String {
    let halfWidth = upper / 2 - lower / 2
    return "\(UncertainNumber(estimate, plusMinus: halfWidth).estimate) \(UncertainNumber.Bounds(lower, upper).text)"
  }
}
