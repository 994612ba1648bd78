internal import Report

extension Bars {
  /// One row a bar, its parts one after another from zero, negative ones to the left.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    guard !rows.isEmpty else { throw Undrawable(sentence: "There is no bar to show.") }
    return try .fitting(room, rows: rows.count, least: min(rows.count, 2)) { count throws(Undrawable) in
      try drawn(first: count, style: style, isTight: room != nil)
    }
  }

  private func drawn(first count: Int, style: RenderingStyle, isTight: Bool) throws(Undrawable) -> TextGrid {
    let rows = rows.prefix(count)
    let chart = try RowChart(
      names: rows.map(\.name), values: AlignedColumn(name: "", cells: rows.map(\.total)).cells, axis: value, extent: extent,
      snaps: true, style: style, isTight: isTight)
    var layer = chart.layer
    for (index, row) in rows.enumerated() { draw(row, at: index, chart, on: &layer) }
    var front = chart.layer
    chart.drawReferences(references, on: &front)
    layer.overlay(front)
    var grid = chart.drawn(layer)
    var legend = Legend()
    for (index, part) in parts.enumerated() { legend.add(String(chart.glyphs.fill(index)), part, ink: .series(index)) }
    legend.entries += chart.legend(of: references)
    grid.append(legend.drawn(width: style.width))
    var omitted = OmittedPoints(noun: "value", rowNoun: "bar")
    omitted.notFinite = rows.flatMap(\.values).filter { !$0.isFinite }.count
    omitted.withoutRoom = (self.rows.count - count, of: self.rows.count)
    for sentence in omitted.sentences { grid.append(sentence) }
    return grid
  }

  /// The range from zero over every stacked end; from the least value on a logarithmic axis, which has no zero.
  var extent: Extent {
    var extent = Extent(rows.flatMap { row in row.pieces.flatMap { [$0.start, $0.end] } }.filter(value.hasPlace))
    if value.scale == .linear, extent.count > 0 { extent.include(0) }
    for reference in references { extent.includeNear(reference.value, on: value) }
    return extent
  }

  /// Draws the parts, long ones first, so that a short one, which has at least one cell, is not covered.
  private func draw(_ row: Row, at index: Int, _ chart: RowChart, on layer: inout CellLayer) {
    let spans = row.pieces.compactMap { piece in chart.span(piece.start, piece.end).map { (part: piece.part, span: $0) } }
    for (part, span) in spans.sorted(by: { $0.span.upperBound - $0.span.lowerBound > $1.span.upperBound - $1.span.lowerBound }) {
      let first = Int(span.lowerBound.rounded())
      let halves = Int((span.upperBound * 2).rounded())
      let isOuterEnd = span.upperBound == spans.map(\.span.upperBound).max()
      let hasHalf = isOuterEnd && halves % 2 == 1 && halves / 2 > first && chart.glyphs.leftHalf != nil
      let last = hasHalf ? halves / 2 : Int(span.upperBound.rounded())
      for column in first..<max(first + 1, last) {
        layer.put(chart.glyphs.fill(part), column, index, ink: .series(part))
      }
      if hasHalf, let half = chart.glyphs.leftHalf { layer.put(half, last, index, ink: .series(part)) }
    }
  }
}

extension RowChart {
  /// The cells from one value to another as far as they are shown, nil where there are none; a value without a place on the
  /// axis (zero on a logarithmic one) is its lower end.
  func span(_ start: Double, _ end: Double) -> ClosedRange<Double>? {
    guard let endPosition = x.position(end) else { return nil }
    let startPosition = x.position(start) ?? 0
    let low = min(max(min(startPosition, endPosition), 0), 1)
    let high = min(max(max(startPosition, endPosition), 0), 1)
    return high > low ? (low * Double(columns))...(high * Double(columns)) : nil
  }
}

extension Bars.Row {
  /// A part of a bar from one end to the other.
  struct Piece {
    let part: Int
    let start: Double
    let end: Double
  }

  /// The parts one after another, positive ones to the right of zero, negative ones to its left; values that are not finite
  /// left out.
  var pieces: [Piece] {
    var (positive, negative) = (0.0, 0.0)
    return values.enumerated().compactMap { part, value in
      guard value.isFinite else { return nil }
      let start = value < 0 ? negative : positive
      let end = start + value
      if value < 0 { negative = end } else { positive = end }
      return end.isFinite ? Piece(part: part, start: start, end: end) : nil
    }
  }

  /// The length of the whole bar, rounded to four significant digits.
  var total: Cell {
    let total = values.reduce(0, +)
    return total.isFinite ? .number(Double(total.text(significantDigits: 4)) ?? total) : .number(total)
  }
}
