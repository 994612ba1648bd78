internal import Report

extension DecisionRegion {
  /// Every cell with the mark of the label that is predicted there.
  func fields(in frame: ChartFrame) -> CellLayer {
    var layer = CellLayer(columns: frame.columns, rows: frame.rows)
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        if let label = label(atColumn: column, of: frame.columns, row: row, of: frame.rows) {
          layer.put(Self.regionMark(label), column, row)
        }
      }
    }
    return layer
  }

  /// The lines between the regions, and in each region where no point is what is predicted there; nil where one has no room for it.
  func boundary(in frame: ChartFrame, around points: CellLayer) -> CellLayer? {
    guard !grid.joined().isEmpty, regionLabels.count <= Glyphs.seriesLimit else { return nil }
    var dots = frame.dots
    let labels = (0..<dots.height).map { row in
      (0..<dots.width).map { column in label(atColumn: column, of: dots.width, row: row, of: dots.height) }
    }
    for row in 0..<dots.height {
      for column in 0..<dots.width {
        let right = column + 1 < dots.width && labels[row][column] != labels[row][column + 1]
        let below = row + 1 < dots.height && labels[row][column] != labels[row + 1][column]
        if right || below { dots.set(column, row, ink: .faint) }
      }
    }
    var layer = dots.cells
    let free = (0..<frame.rows).map { row in
      (0..<frame.columns).map { column -> Int? in
        guard layer[column, row] == nil, points[column, row] == nil else { return nil }
        return labels[row * frame.glyphs.dots.down][column * frame.glyphs.dots.across]
      }
    }
    for label in regionLabels {
      let names = ["predicted \(labelName(label).withoutControlCharacters)", spokenLabel(label)]
      guard let place = names.lazy.compactMap({ name in Self.place(for: name, of: label, in: free) }).first else { return nil }
      for (offset, character) in place.text.enumerated() { layer.put(character, place.column + offset, place.row, ink: .bold) }
    }
    return layer
  }

  /// The middle of the longest free run of cells with `label` that holds `text` with a blank on both sides.
  private static func place(for text: String, of label: Int, in cells: [[Int?]]) -> (text: String, column: Int, row: Int)? {
    guard !text.isEmpty, text.allSatisfy({ $0.displayWidth == 1 }) else { return nil }
    var best: (length: Int, column: Int, row: Int) = (text.count + 1, 0, 0)
    for (row, line) in cells.enumerated() {
      var start: Int?
      for column in 0...line.count {
        if column < line.count, line[column] == label {
          start = start ?? column
        } else if let first = start {
          if column - first > best.length { best = (column - first, first, row) }
          start = nil
        }
      }
    }
    guard best.length > text.count + 1 else { return nil }
    return (text, best.column + (best.length - text.count) / 2, best.row)
  }

  /// The predicted label at the node of the grid nearest to a cell.
  private func label(atColumn column: Int, of columns: Int, row: Int, of rows: Int) -> Int? {
    guard !grid.isEmpty else { return nil }
    let line = grid[Int((Double(row) / Double(max(1, rows - 1)) * Double(grid.count - 1)).rounded())]
    guard !line.isEmpty else { return nil }
    return line[Int((Double(column) / Double(max(1, columns - 1)) * Double(line.count - 1)).rounded())]
  }
}
