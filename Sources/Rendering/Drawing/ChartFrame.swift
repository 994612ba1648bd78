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
  private let isTight: Bool

  /// The frame for data with the given extents in `width` columns, of which the last `margin` stay free; `rows` is the height of
  /// the rectangle.
  ///
  /// - Parameter isTight: whether lines are scarce, so that the title of the horizontal axis should stand among its labels.
  init(
    x: Axis, _ xExtent: Extent, y: Axis, _ yExtent: Extent, width: Int, rows: Int, glyphs: Glyphs, margin: Int = 0,
    isTight: Bool = false
  ) throws(Undrawable) {
    self.y = try AxisScale(y, extent: yExtent, demand: .vertical(rows: rows))
    gutter = self.y.ticks.map(\.label.displayWidth).max() ?? 0
    columns = max(8, width - gutter - 3 - margin)
    self.x = try AxisScale(x, extent: xExtent, demand: .horizontal(columns: columns, isTight: isTight))
    self.width = width
    self.rows = rows
    self.glyphs = glyphs
    self.isTight = isTight
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

  /// The names of vertical reference lines that have room beside the title of the vertical axis.
  func topLabels(_ references: [Reference]) -> TopLabels {
    let titleWidth = y.title.displayWidth
    let isOneLine = titleWidth <= width
    return TopLabels(
      isOneLine ? references : [], in: self, from: titleWidth == 0 ? -gutter - 2 : titleWidth + 2 - gutter - 2,
      to: width - gutter - 2)
  }

  /// The frame with `layer` inside, under the label of the vertical axis.
  ///
  /// - Parameters:
  ///   - labelsAxes: whether the labels of the axes are written; small multiples write them once for all.
  ///   - ends: names right of the drawing; `margin` has left room for them.
  ///   - tops: names of vertical lines above it.
  func drawn(
    _ layer: CellLayer, labelsAxes: Bool = true, ends: EndLabels? = nil, tops: TopLabels? = nil
  ) -> TextGrid {
    var grid = TextGrid(width: width)
    if labelsAxes, !y.title.isEmpty { grid.append(y.title) }
    if let tops, !tops.placed.isEmpty {
      if grid.height == 0 { grid.appendLines() }
      for label in tops.placed { grid.put(label.text, gutter + 2 + label.column, grid.height - 1, ink: .faint) }
    }
    let top = grid.height
    grid.appendLines(rows + 2)
    for (label, row) in ends?.placed ?? [] { grid.put(label.text, gutter + 3 + columns, top + row, ink: label.ink) }
    for row in 0..<rows { grid.put(String(glyphs.vertical), gutter + 1, top + row) }
    for tick in y.ticks {
      let line = top + row(tick.position)
      grid.put(tick.label, gutter - tick.label.displayWidth, line)
      grid.put(String(glyphs.leftTick), gutter + 1, line)
    }
    grid.put(layer, gutter + 2, top)
    let axis = BottomAxis(scale: x, columns: columns, glyphs: glyphs) { column($0) }
    axis.draw(on: &grid, column: gutter + 2, row: top + rows, labelsAxis: labelsAxes, isTight: isTight)
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

  /// Draws the line on `row`, its corner left of `column`, the labels below it, and the title: on a line of its own that is added
  /// to the grid, or with `isTight` among the labels if there is room.
  func draw(on grid: inout TextGrid, column: Int, row: Int, labelsAxis: Bool = true, isTight: Bool = false) {
    grid.put(String(glyphs.corner) + String(repeating: glyphs.horizontal, count: columns), column - 1, row)
    for tick in scale.ticks { grid.put(String(glyphs.bottomTick), column + cell(tick.position), row) }
    drawLabels(on: &grid, column: column, row: row + 1, labelsAxis: labelsAxis, isTight: isTight)
  }

  /// Draws the labels and the title without the line.
  func drawLabels(on grid: inout TextGrid, column: Int, row: Int, labelsAxis: Bool = true, isTight: Bool = false) {
    var labels: [Label] = []
    for tick in scale.ticks {
      let width = tick.label.displayWidth
      let start = min(max(column + cell(tick.position) - width / 2, 0), grid.width - width)
      if start > labels.last?.end ?? -1 { labels.append(Label(text: tick.label, start: start)) }
    }
    let title = labelsAxis && isTight ? placed(among: &labels, center: column + columns / 2, width: grid.width) : nil
    for label in labels + [title].compactMap(\.self) { grid.put(label.text, label.start, row) }
    if labelsAxis, title == nil { drawTitle(on: &grid, column: column) }
  }

  /// A text on the line of the labels.
  private struct Label {
    let text: String
    let start: Int
    var end: Int { start + text.displayWidth }
  }

  /// The title between two labels, as near to the center as it can be; in the place of the middle label, which then goes; or behind
  /// the last one. Nil where there is no room.
  private func placed(among labels: inout [Label], center: Int, width: Int) -> Label? {
    let titleWidth = scale.title.displayWidth
    guard titleWidth > 0 else { return nil }
    func gap(_ labels: [Label]) -> Label? {
      zip(labels, labels.dropFirst()).filter { $1.start - $0.end >= titleWidth + 4 }
        .map { Label(text: scale.title, start: ($0.end + $1.start - titleWidth) / 2) }
        .min { abs($0.start + titleWidth / 2 - center) < abs($1.start + titleWidth / 2 - center) }
    }
    if let place = gap(labels) { return place }
    if labels.count > 3,
      let middle = labels.indices.dropFirst().dropLast().min(by: {
        abs(labels[$0].start + labels[$0].end - 2 * center) < abs(labels[$1].start + labels[$1].end - 2 * center)
      })
    {
      var fewer = labels
      fewer.remove(at: middle)
      if let place = gap(fewer) {
        labels = fewer
        return place
      }
    }
    let end = (labels.last?.end ?? 0) + 2
    return end + titleWidth <= width ? Label(text: scale.title, start: end) : nil
  }

  /// Adds the title, centred under the axis where it fits on one line.
  private func drawTitle(on grid: inout TextGrid, column: Int) {
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
