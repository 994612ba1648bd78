internal import Report

/// Named rows over one horizontal axis, each with a value in words at its end: bars, forest plots, strips.
///
/// Where names and values would leave too little room, they stand on a line of their own above the row.
struct RowChart: Sendable, Hashable {
  /// The horizontal axis.
  let x: AxisScale
  /// The width of the drawing in cells.
  let columns: Int
  /// The characters to draw with.
  let glyphs: Glyphs
  private let names: [String]
  private let values: [String]
  private let width: Int
  private let gutter: Int
  private let isStacked: Bool
  private let isTight: Bool
  private let hasLine: Bool

  /// A chart with one row for each name.
  ///
  /// - Parameters:
  ///   - isTight: whether lines are scarce, so that the title of the axis should stand among its labels.
  ///   - hasLine: whether axes have lines, and not their labels only.
  init(
    names: [String], values: [String], axis: Axis, extent: Extent, snaps: Bool = false, style: RenderingStyle,
    isTight: Bool = false, hasLine: Bool = true
  ) throws(Undrawable) {
    let names = names.map(\.withoutControlCharacters)
    let nameWidth = names.map(\.displayWidth).max() ?? 0
    let valueWidth = values.map(\.displayWidth).max() ?? 0
    let beside = style.width - nameWidth - valueWidth - 4
    isStacked = Self.isStacked(names: names, values: values, width: style.width)
    gutter = isStacked ? 0 : nameWidth + 1
    columns = isStacked ? style.width - 2 : beside
    x = try AxisScale(axis, extent: extent, demand: .horizontal(columns: columns, snaps: snaps, isTight: isTight))
    glyphs = Glyphs(style.canvas)
    (self.names, self.values, width) = (names, values, style.width)
    (self.isTight, self.hasLine) = (isTight, hasLine)
  }

  /// Whether names and values leave too little room beside them.
  static func isStacked(names: [String], values: [String], width: Int) -> Bool {
    let words = [names, values].map { $0.map(\.withoutControlCharacters.displayWidth).max() ?? 0 }
    return width - words[0] - words[1] - 4 < max(20, width * 2 / 5)
  }

  /// An empty layer with one row of cells for each row of the chart.
  var layer: CellLayer { CellLayer(columns: columns, rows: names.count) }

  /// The cell column of a position 0…1.
  func column(_ position: Double) -> Int { Int((position * Double(columns - 1)).rounded()) }

  /// Puts the vertical reference lines.
  func drawReferences(_ references: [Reference], on layer: inout CellLayer) {
    for reference in references {
      guard let position = x.position(reference.value), (0...1).contains(position) else { continue }
      for row in 0..<layer.rows { layer.put(glyphs.verticalReference, column(position), row, ink: .faint) }
    }
  }

  /// The entries of the reference lines in the legend.
  func legend(of references: [Reference]) -> [Legend.Entry] {
    references.map { reference in
      let isShown = x.position(reference.value).map { (0...1).contains($0) } ?? false
      return Legend.Entry(
        mark: String(glyphs.verticalReference),
        meaning: reference.label + (isShown ? "" : " (outside the range shown)"),
        ink: .faint)
    }
  }

  /// The name and the value above a row: on one line where they fit.
  private func appendNameAndValue(_ row: Int, to grid: inout TextGrid) {
    let value = values[row].trimmed
    let line = value.isEmpty ? names[row] : "\(names[row])  \(value)"
    if line.isEmpty { return }
    guard line.displayWidth > width else {
      grid.appendLines()
      grid.put(line, 0, grid.height - 1)
      return
    }
    grid.append(names[row])
    grid.append(value)
  }

  /// Names, drawing and values, with the axis below.
  func drawn(_ layer: CellLayer) -> TextGrid {
    var grid = TextGrid(width: width)
    for row in names.indices {
      if isStacked { appendNameAndValue(row, to: &grid) }
      grid.appendLines()
      let line = grid.height - 1
      if !isStacked {
        grid.put(names[row], 0, line)
        grid.put(values[row], gutter + columns + 2, line)
      }
      if hasLine { grid.put(String(glyphs.vertical), gutter, line) }
      for column in 0..<columns {
        if let character = layer[column, row] {
          grid.put(String(character), gutter + 1 + column, line, ink: layer.ink(column, row))
        }
      }
    }
    grid.appendLines(hasLine ? 2 : 1)
    let axis = BottomAxis(scale: x, columns: columns, glyphs: glyphs) { column($0) }
    if hasLine {
      axis.draw(on: &grid, column: gutter + 1, row: grid.height - 2, isTight: isTight)
    } else {
      axis.drawLabels(on: &grid, column: gutter + 1, row: grid.height - 1, isTight: isTight)
    }
    return grid
  }
}
