extension Bars {
  /// One row a bar, its parts one after another from zero, negative ones to the left.
  func drawn(style: RenderingStyle) throws(Undrawable) -> TextGrid {
    guard !rows.isEmpty else { throw Undrawable(sentence: "There is no bar to show.") }
    let chart = try RowChart(
      names: rows.map(\.name), values: rows.map(\.text), axis: value, extent: extent, snaps: true, style: style)
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
    var omitted = OmittedPoints()
    omitted.notFinite = rows.flatMap(\.values).filter { !$0.isFinite }.count
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

  private func draw(_ row: Row, at index: Int, _ chart: RowChart, on layer: inout CellLayer) {
    for piece in row.pieces {
      guard let end = chart.x.position(piece.end) else { continue }
      let start = chart.x.position(piece.start) ?? 0
      let (low, high) = (min(max(min(start, end), 0), 1), min(max(max(start, end), 0), 1))
      guard high > low else { continue }
      let first = Int((low * Double(chart.columns)).rounded())
      let halves = Int((high * Double(chart.columns) * 2).rounded())
      // A bar that is not zero is never invisible.
      for column in first..<max(halves / 2, first + (halves % 2 == 0 || chart.glyphs.leftHalf == nil ? 1 : 0)) {
        layer.put(chart.glyphs.fill(piece.part), column, index, ink: .series(piece.part))
      }
      if halves % 2 == 1, piece.part == 0, let half = chart.glyphs.leftHalf, halves / 2 >= first {
        layer.put(half, halves / 2, index, ink: .series(piece.part))
      }
    }
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

  /// The length of the whole bar in words.
  var text: String { values.reduce(0, +).text(significantDigits: 4) }
}
