internal import Report

extension TransportPlan {
  /// Sources on the left, targets on the right, lines as wide as the mass that moves; a matrix where they are many.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    let targetCount = mass.map(\.count).max() ?? 0
    guard targetCount > 0 else { throw Undrawable(sentence: "There is no mass to show.") }
    guard let greatest = moves.map(\.mass).max(), greatest > 0, mass.count <= 40, targetCount <= 40 else {
      let bottom = try heatMap.draw(on: &canvas, top: top)
      return summary.map { canvas.paragraph($0, top: bottom) } ?? bottom
    }
    let height = 24 * Double(max(mass.count, targetCount))
    let columns = SVGColumns(top: top + 8, height: height, counts: (mass.count, targetCount))
    for move in moves where move.mass > 0 {
      columns.draw(from: move.source, to: move.target, width: max(0.4, 12 * move.mass / greatest), on: &canvas)
    }
    for index in mass.indices { columns.drawSource(index, sourceName(index), on: &canvas) }
    for index in 0..<targetCount { columns.drawTarget(index, targetName(index), on: &canvas) }
    let bottom = canvas.legend(
      [SVGLegendEntry(.marker(0), "source"), SVGLegendEntry(.marker(4), "target; the wider a line, the more mass it moves")],
      top: top + 14 + height)
    return summary.map { canvas.paragraph($0, top: bottom) } ?? bottom
  }
}

/// Sources on the left and targets on the right.
private struct SVGColumns {
  let top: Double
  let height: Double
  let counts: (sources: Int, targets: Int)
  private let left = SVGDocument.width * 0.3
  private let right = SVGDocument.width * 0.7

  init(top: Double, height: Double, counts: (sources: Int, targets: Int)) {
    (self.top, self.height, self.counts) = (top, height, counts)
  }

  private func place(_ index: Int, of count: Int) -> Double { top + height * (Double(index) + 0.5) / Double(count) }

  func draw(from source: Int, to target: Int, width: Double, on canvas: inout SVGCanvas) {
    let (start, end) = (place(source, of: counts.sources).coordinate, place(target, of: counts.targets).coordinate)
    let middle = ((left + right) / 2).coordinate
    let path = "M\(left.coordinate) \(start)C\(middle) \(start) \(middle) \(end) \(right.coordinate) \(end)"
    canvas.add(
      "path", [("d", .text(path)), ("class", "m0 o"), ("stroke-width", .number(width)), ("stroke-opacity", 0.45)])
  }

  func drawSource(_ index: Int, _ name: String, on canvas: inout SVGCanvas) {
    let y = place(index, of: counts.sources)
    canvas.marker(0, x: left, y: y)
    canvas.text(name, x: left - 12, y: y + 4, anchor: .end, room: left - 16)
  }

  func drawTarget(_ index: Int, _ name: String, on canvas: inout SVGCanvas) {
    let y = place(index, of: counts.targets)
    canvas.marker(4, x: right, y: y)
    canvas.text(name, x: right + 12, y: y + 4, room: SVGDocument.width - right - 16)
  }
}
