internal import Report

extension HeatMap {
  /// The matrix as shaded squares, with the numbers where there is room.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    let scale = try ShadeScale(values.joined())
    let (thinned, perRow, perColumn) = thinned(rows: 60, columns: 120)
    var y = top
    if let title = self.y.matrixTitle {
      canvas.text(title, x: SVGDocument.margin, y: y + 12, room: SVGDocument.width - 2 * SVGDocument.margin)
      y += 20
    }
    let layout = SVGMatrix(thinned, top: y)
    layout.drawCells(thinned, scale: scale, on: &canvas)
    y = layout.drawNames(thinned, on: &canvas)
    y = canvas.paragraph("The stronger the colour, the greater: " + scale.svgLegend + ".", top: y + 6)
    if perRow > 1 || perColumn > 1 {
      y = canvas.paragraph("Each cell is the greatest of \(perRow) × \(perColumn) values.", top: y)
    }
    let missing = values.joined().filter { !$0.isFinite }.count
    return missing == 0 ? y : canvas.paragraph("? stands for \(missing.counted("value")) undefined or infinite.", top: y)
  }

  /// A matrix of at most the given size, each entry the greatest of those that it stands for.
  private func thinned(rows: Int, columns: Int) -> (map: HeatMap, perRow: Int, perColumn: Int) {
    let width = values.map(\.count).max() ?? 0
    let perRow = max(1, (values.count + rows - 1) / rows)
    let perColumn = max(1, (width + columns - 1) / columns)
    guard perRow > 1 || perColumn > 1 else { return (self, 1, 1) }
    let thin = stride(from: 0, to: values.count, by: perRow).map { row in
      stride(from: 0, to: width, by: perColumn).map { column in
        let finite = values[row..<min(row + perRow, values.count)].flatMap { $0.dropFirst(column).prefix(perColumn) }.filter(
          \.isFinite)
        return finite.max() ?? .nan
      }
    }
    let map = HeatMap(
      x: x, y: y, columnNames: stride(from: 0, to: columnNames.count, by: perColumn).map { columnNames[$0] },
      rowNames: stride(from: 0, to: rowNames.count, by: perRow).map { rowNames[$0] }, values: thin)
    return (map, perRow, perColumn)
  }
}

/// Where the cells of a matrix go.
private struct SVGMatrix {
  private let left: Double
  private let top: Double
  private let columns: Int
  private let cellWidth: Double
  private let cellHeight: Double

  init(_ map: HeatMap, top: Double) {
    self.top = top
    columns = map.values.map(\.count).max() ?? 0
    let names = min(map.rowNames.map(\.displayWidth).max() ?? 0, 24)
    left = SVGDocument.margin + Double(names) * SVGDocument.characterWidth + 10
    cellWidth = min((SVGDocument.width - SVGDocument.margin - left) / Double(max(columns, 1)), 90)
    cellHeight = min(max(360 / Double(max(map.values.count, 1)), 4), 30)
  }

  func drawCells(_ map: HeatMap, scale: ShadeScale, on canvas: inout SVGCanvas) {
    for (row, line) in map.values.enumerated() {
      for (column, value) in line.enumerated() {
        let (x, y) = (left + Double(column) * cellWidth, top + Double(row) * cellHeight)
        canvas.cell(value, scale: scale, x: x, y: y, width: cellWidth, height: cellHeight)
      }
    }
  }

  /// Draws as many of the names as have room, and the title of the columns; returns where they end.
  func drawNames(_ map: HeatMap, on canvas: inout SVGCanvas) -> Double {
    let rowStep = max(1, Int((14 / cellHeight).rounded(.up)))
    for row in stride(from: 0, to: min(map.values.count, map.rowNames.count), by: rowStep) {
      canvas.text(
        map.rowNames[row], x: left - 6, y: top + (Double(row) + 0.5) * cellHeight + 4, anchor: .end, style: "small",
        room: left - 8)
    }
    let bottom = top + Double(map.values.count) * cellHeight + 16
    let widest = Double(map.columnNames.map(\.displayWidth).max() ?? 0) * SVGDocument.characterWidth + 12
    let step = [1, 2, 5, 10, 20, 50].first { Double($0) * cellWidth >= widest } ?? 100
    for column in stride(from: 0, to: min(columns, map.columnNames.count), by: step) {
      let x = left + (Double(column) + 0.5) * cellWidth
      canvas.text(
        map.columnNames[column], x: x, y: bottom, anchor: .middle, style: "small",
        room: 2 * min(x - 2, SVGDocument.width - x - 2, max(Double(step) * cellWidth / 2, 20)))
    }
    guard let title = map.x.matrixTitle else { return bottom }
    let middle = left + Double(columns) * cellWidth / 2
    let half = title.estimatedWidth(size: 13) / 2
    canvas.text(
      title,
      x: min(max(middle, SVGDocument.margin + half), max(SVGDocument.width - SVGDocument.margin - half, SVGDocument.width / 2)),
      y: bottom + 17, anchor: .middle, room: SVGDocument.width - 2 * SVGDocument.margin)
    return bottom + 17
  }
}

extension ShadeScale {
  /// What the shades mean.
  var svgLegend: String {
    upper > lower ? "from \(lower.text(significantDigits: 4)) to \(upper.text(significantDigits: 4))" : legend()
  }
}

extension SVGCanvas {
  /// A shaded cell with its number where there is room.
  fileprivate mutating func cell(_ value: Double, scale: ShadeScale, x: Double, y: Double, width: Double, height: Double) {
    guard let share = scale.share(value) else {
      text("?", x: x + width / 2, y: y + height / 2 + 4, anchor: .middle, style: "small")
      return
    }
    let gap = width > 8 && height > 8 ? 1.0 : 0
    rectangle(x: x, y: y, width: width - gap, height: height - gap, style: "f0", opacity: 0.05 + 0.95 * share)
    let number = value.text(significantDigits: 2)
    guard height >= 14, Double(number.count) * SVGDocument.characterWidth < width - 4 else { return }
    text(number, x: x + width / 2, y: y + height / 2 + 4, anchor: .middle, style: share > 0.5 ? "small light" : "small")
  }
}
