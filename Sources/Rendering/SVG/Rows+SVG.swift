internal import Report

/// Named rows over one horizontal axis, each with words at its end.
private struct SVGRows {
  let frame: SVGFrame
  private let names: [String]
  private let values: [String]
  private let nameLines: [[String]]
  private let rowHeight: Double

  init(names: [String], values: [String], axis: Axis, extent: Extent, snaps: Bool, top: Double) throws(Undrawable) {
    self.names = names
    self.values = values
    let longest = names.map { $0.estimatedWidth(size: 13) }.max() ?? 0
    let room = min(longest + 1, 220)
    nameLines = names.map { $0.wrapped(toRoom: room, size: 13) }
    rowHeight = max(26, 14 * Double(nameLines.map(\.count).max() ?? 1) + 8)
    let valueWidth = Double(values.map(\.displayWidth).max() ?? 0) * SVGDocument.characterWidth
    let left = SVGDocument.margin + room + 12
    let right = SVGDocument.width - SVGDocument.margin - min(valueWidth, 200) - 10
    frame = try SVGFrame(
      x: axis, extent, left: left, right: right, top: top + 4, height: rowHeight * Double(names.count) + 4, snaps: snaps)
  }

  /// The middle of a row.
  func middle(_ row: Int) -> Double { frame.top + 4 + rowHeight * (Double(row) + 0.5) }

  func draw(on canvas: inout SVGCanvas) -> Double {
    for row in names.indices {
      let start = middle(row) + 4 - 7 * Double(nameLines[row].count - 1)
      for (index, line) in nameLines[row].enumerated() {
        canvas.text(line, x: frame.left - 8, y: start + 14 * Double(index), anchor: .end, room: frame.left - 12)
      }
      canvas.text(
        values[row], x: frame.right + 10, y: middle(row) + 4, style: "small",
        room: SVGDocument.width - frame.right - 14)
    }
    return frame.draw(on: &canvas)
  }
}

extension Bars {
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    guard !rows.isEmpty else { throw Undrawable(sentence: "There is no bar to show.") }
    let chart = try SVGRows(
      names: rows.map(\.name), values: rows.map(\.total.description), axis: value, extent: extent, snaps: true, top: top)
    var bottom = chart.draw(on: &canvas)
    for (index, row) in rows.enumerated() {
      for piece in row.pieces {
        guard let end = chart.frame.x.position(piece.end) else { continue }
        let start = chart.frame.x.position(piece.start) ?? 0
        let low = chart.frame.across(min(max(min(start, end), 0), 1))
        let high = chart.frame.across(min(max(max(start, end), 0), 1))
        guard high > low else { continue }
        canvas.fill(piece.part, x: low, y: chart.middle(index) - 8, width: max(high - low, 1), height: 16)
      }
    }
    let references = chart.frame.drawReferences(references.map { Reference($0.name, at: $0.value, .vertical) }, on: &canvas)
    bottom = canvas.legend(parts.enumerated().map { SVGLegendEntry(.fill($0), $1) } + references, top: bottom)
    let omitted = OmittedPoints(noun: "value", notFinite: rows.flatMap(\.values).filter { !$0.isFinite }.count)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }
}

extension Forest {
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    guard !rows.isEmpty else { throw Undrawable(sentence: "There is no estimate to show.") }
    let chart = try SVGRows(
      names: rows.map(\.name), values: rows.map(\.text), axis: x, extent: extent, snaps: true, top: top)
    var bottom = chart.draw(on: &canvas)
    let references = chart.frame.drawReferences(references.map { Reference($0.name, at: $0.value, .vertical) }, on: &canvas)
    for (index, row) in rows.enumerated() {
      let y = chart.middle(index)
      if let lower = chart.frame.x.position(row.lower), let upper = chart.frame.x.position(row.upper), lower <= upper, upper >= 0,
        lower <= 1
      {
        let (left, right) = (chart.frame.across(max(0, lower)), chart.frame.across(min(1, upper)))
        canvas.line(left, y, right, y, style: "m m0")
        for (end, isShown) in [(left, lower >= 0), (right, upper <= 1)] where isShown {
          canvas.line(end, y - 5, end, y + 5, style: "m m0")
        }
      }
      if let position = chart.frame.x.position(row.estimate), (0...1).contains(position) {
        canvas.marker(0, x: chart.frame.across(position), y: y)
      }
    }
    bottom = canvas.legend([SVGLegendEntry(.series(0, isLine: true), "estimate and \(intervalMeaning)")] + references, top: bottom)
    let omitted = OmittedPoints(noun: "estimate", notFinite: rows.filter { !$0.estimate.isFinite }.count)
    for sentence in omitted.sentences { bottom = canvas.paragraph(sentence, top: bottom) }
    return bottom
  }
}

extension Histogram {
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    let bins = try Binning(values, count: binCount, limit: 100)
    let (margin, width) = (SVGDocument.margin, SVGDocument.width)
    let frame = try SVGFrame(
      x: linearAxis, xExtent(bins), y: Self.countAxis, Extent([0, Double(bins.counts.max() ?? 0)]), left: margin,
      right: width - margin, top: top + 22, height: 240)
    canvas.text(Self.countAxis.label, x: margin, y: top + 12)
    var bottom = frame.draw(on: &canvas)
    for (index, count) in bins.counts.enumerated() where count > 0 {
      guard let left = frame.x.position(bins.edges[index]), let right = frame.x.position(bins.edges[index + 1]), right > 0,
        left < 1, let height = frame.y?.position(Double(count))
      else { continue }
      let (low, high) = (frame.across(max(0, left)), frame.across(min(1, right)))
      canvas.rectangle(
        x: low + 0.5, y: frame.up(height), width: max(high - low - 1, 0.5), height: frame.bottom - frame.up(height), style: "f0")
    }
    let references = frame.drawReferences(verticalReferences, on: &canvas)
    bottom = canvas.legend([SVGLegendEntry(.fill(0), bins.text)] + references, top: bottom)
    for sentence in OmittedPoints(noun: "value", notFinite: bins.notFiniteCount).sentences {
      bottom = canvas.paragraph(sentence, top: bottom)
    }
    return bottom
  }
}
