internal import Report

/// Two axes with their ticks around a rectangle of cells.
struct ChartFrame: Sendable, Hashable {
  /// The scales of the axes.
  let x: AxisScale
  let y: AxisScale
  /// The size of the rectangle in cells.
  let columns: Int
  let rows: Int
  /// The characters to draw with.
  let glyphs: Glyphs
  private let width: Int
  private let gutter: Int

  /// The frame for data with the given extents in `width` columns; `rows` is the height of the rectangle.
  init(
    x: Axis, _ xExtent: Extent, y: Axis, _ yExtent: Extent, width: Int, rows: Int, glyphs: Glyphs
  ) throws(Undrawable) {
    self.y = try AxisScale(y, extent: yExtent, demand: .vertical)
    gutter = self.y.ticks.map(\.label.displayWidth).max() ?? 0
    columns = max(8, width - gutter - 3)
    self.x = try AxisScale(x, extent: xExtent, demand: .horizontal(columns: columns))
    self.width = width
    self.rows = rows
    self.glyphs = glyphs
  }

  /// An empty layer of dots of the frame's size.
  var dots: DotLayer { DotLayer(columns: columns, rows: rows, glyphs: glyphs.dots) }

  /// The cell column of a position 0…1 from the left.
  func column(_ position: Double) -> Int { Int((position * Double(dots.width - 1)).rounded()) / glyphs.dots.across }

  /// The cell row of a position 0…1 from the bottom.
  func row(_ position: Double) -> Int { Int(((1 - position) * Double(dots.height - 1)).rounded()) / glyphs.dots.down }

  /// The cells from one to another, in either order, as far as they are among the first `limit`.
  func visible(_ first: Int, _ last: Int, below limit: Int) -> Range<Int> {
    let low = max(0, min(first, last))
    return low..<max(low, min(max(first, last) + 1, limit))
  }

  /// The frame with `layer` inside, under the label of the vertical axis.
  ///
  /// - Parameter labelsAxes: whether the labels of the axes are written; small multiples write them once for all.
  func drawn(_ layer: CellLayer, labelsAxes: Bool = true) -> TextGrid {
    var grid = TextGrid(width: width)
    if labelsAxes, !y.title.isEmpty { grid.append(y.title) }
    let top = grid.height
    grid.appendLines(rows + 2)
    for row in 0..<rows { grid.put(String(glyphs.vertical), gutter + 1, top + row) }
    for tick in y.ticks {
      let line = top + row(tick.position)
      grid.put(tick.label, gutter - tick.label.displayWidth, line)
      grid.put(String(glyphs.leftTick), gutter + 1, line)
    }
    grid.put(layer, gutter + 2, top)
    let axis = BottomAxis(scale: x, columns: columns, glyphs: glyphs) { column($0) }
    axis.draw(on: &grid, column: gutter + 2, row: top + rows)
    if labelsAxes { axis.drawTitle(on: &grid, column: gutter + 2) }
    return grid
  }
}

/// A horizontal axis below a drawing: the line with its ticks, the labels, and the title.
struct BottomAxis {
  /// The scale.
  let scale: AxisScale
  /// The length in cells.
  let columns: Int
  /// The characters to draw with.
  let glyphs: Glyphs
  /// The cell of a position 0…1.
  let cell: (Double) -> Int

  /// Draws the line on `row`, its corner left of `column`, and the labels below it.
  func draw(on grid: inout TextGrid, column: Int, row: Int) {
    grid.put(String(glyphs.corner) + String(repeating: glyphs.horizontal, count: columns), column - 1, row)
    var free = 0
    for tick in scale.ticks {
      let center = column + cell(tick.position)
      grid.put(String(glyphs.bottomTick), center, row)
      let width = tick.label.displayWidth
      let start = min(max(center - width / 2, 0), grid.width - width)
      guard start >= free else { continue }
      grid.put(tick.label, start, row + 1)
      free = start + width + 1
    }
  }

  /// Adds the title, centred under the axis where it fits on one line.
  func drawTitle(on grid: inout TextGrid, column: Int) {
    guard !scale.title.isEmpty else { return }
    let width = scale.title.displayWidth
    guard width <= grid.width else {
      grid.append(scale.title)
      return
    }
    grid.appendLines()
    grid.put(scale.title, min(max(column + (columns - width) / 2, 0), grid.width - width), grid.height - 1)
  }
}
