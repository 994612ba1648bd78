internal import Report

extension HeatMap {
  /// The matrix as shades, with the numbers beside them where there is room.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    let rows = max(values.count, 1)
    return try .fitting(room, rows: min(rows, room ?? 2 * style.plotRows), least: min(rows, 3)) { limit throws(Undrawable) in
      try drawn(rows: limit, style: style)
    }
  }

  private func drawn(rows limit: Int, style: RenderingStyle) throws(Undrawable) -> TextGrid {
    let scale = try ShadeScale(values.joined())
    let layout = HeatMapLayout(self, rows: limit, style: style)
    var grid = TextGrid(width: style.width)
    if let title = y.matrixTitle { grid.append(title) }
    for row in 0..<layout.rowCount {
      grid.appendLines()
      grid.put(layout.rowName(row), 0, grid.height - 1)
      for column in 0..<layout.columnCount {
        let value = layout.value(row, column, in: values)
        grid.put(layout.cell(value, shade: scale.shade(value)), layout.gutter + column * layout.cellWidth, grid.height - 1)
      }
    }
    grid.appendLines()
    for (text, column) in layout.columnLabels { grid.put(text, column, grid.height - 1) }
    if let title = x.matrixTitle { grid.append(title, at: layout.gutter) }
    grid.append("Shades " + String(ShadeScale.shades.dropFirst()) + " " + scale.legend() + ".")
    for key in layout.keys { grid.append(key, indent: 2) }
    if let note = layout.thinningNote { grid.append(note) }
    let missing = values.joined().filter { !$0.isFinite }.count
    if missing > 0 {
      grid.append("\(ShadeScale.missing) stands for \(missing.counted("undefined or infinite value")).")
    }
    return grid
  }
}

extension Axis {
  /// The label with its unit, nil where there is none.
  var matrixTitle: String? {
    label.isEmpty ? nil : label.withoutControlCharacters + (unit.map { " (\($0.withoutControlCharacters))" } ?? "")
  }
}

/// Where the cells and the names of a heat map go.
struct HeatMapLayout {
  /// The number of rows and columns drawn.
  let rowCount: Int
  let columnCount: Int
  /// The columns left of the first cell, and those of a cell.
  let gutter: Int
  let cellWidth: Int
  /// What numbers stand for where names are too long.
  let keys: [String]
  private let rowNames: [String]
  private let columnNames: [String]
  private let rowsPerCell: Int
  private let columnsPerCell: Int
  private let width: Int
  private let showsNumbers: Bool

  /// The layout of `map` in the width of `style` and at most `limit` rows.
  init(_ map: HeatMap, rows limit: Int, style: RenderingStyle) {
    let columns = map.values.map(\.count).max() ?? 0
    let given = map.values.indices.map { $0 < map.rowNames.count ? map.rowNames[$0].withoutControlCharacters : String($0 + 1) }
    let columnGiven = (0..<columns).map {
      $0 < map.columnNames.count ? map.columnNames[$0].withoutControlCharacters : String($0 + 1)
    }
    var keys: [String] = []
    let longest = given.map(\.displayWidth).max() ?? 0
    if longest > style.width / 3 {
      keys.append("Rows: " + given.enumerated().map { "\($0 + 1) = \($1)" }.joined(separator: ", ") + ".")
      rowNames = given.indices.map { String($0 + 1) }
    } else {
      rowNames = given
    }
    gutter = (rowNames.map(\.displayWidth).max() ?? 0) + 1
    let room = style.width - gutter
    columnsPerCell = max(1, (columns + room - 1) / room)
    rowsPerCell = max(1, (map.values.count + limit - 1) / max(1, limit))
    columnCount = (columns + columnsPerCell - 1) / columnsPerCell
    rowCount = (map.values.count + rowsPerCell - 1) / rowsPerCell
    let widest = columnGiven.map(\.displayWidth).max() ?? 0
    let wanted = max(9, widest + 1)
    cellWidth = columnCount == 0 ? 1 : max(1, min(room / columnCount, wanted))
    showsNumbers = cellWidth >= 8 && columnsPerCell == 1 && rowsPerCell == 1
    let areNumbers = columnGiven.allSatisfy { Double($0) != nil }
    if widest >= cellWidth, !areNumbers {
      columnNames = columnGiven.indices.map { String($0 + 1) }
      keys.append("Columns: " + columnGiven.enumerated().map { "\($0 + 1) = \($1)" }.joined(separator: ", ") + ".")
    } else {
      columnNames = columnGiven
    }
    self.keys = keys
    width = style.width
  }

  /// The name of the first matrix row in drawn row `row`.
  func rowName(_ row: Int) -> String { rowNames[row * rowsPerCell] }

  /// Names under the columns, from left to right: all of them, or those at equal steps that stay clear of each other.
  var columnLabels: [(text: String, column: Int)] {
    let labels = (0..<columnCount).map { (text: columnNames[$0 * columnsPerCell], column: gutter + $0 * cellWidth) }
    for step in [1, 2, 5, 10, 20, 50, 100] {
      let shown = stride(from: 0, to: labels.count, by: step).map { labels[$0] }
        .filter { $0.column + $0.text.displayWidth <= width }
      let gap = step == 1 ? 1 : 2
      if zip(shown, shown.dropFirst()).allSatisfy({ $0.column + $0.text.displayWidth + gap <= $1.column }) { return shown }
    }
    return []
  }

  /// The value that a cell shows: of several, the greatest.
  func value(_ row: Int, _ column: Int, in values: [[Double]]) -> Double {
    var greatest: Double?
    for line in values[(row * rowsPerCell)..<min((row + 1) * rowsPerCell, values.count)] {
      for value in line.dropFirst(column * columnsPerCell).prefix(columnsPerCell) where value.isFinite {
        greatest = max(greatest ?? value, value)
      }
    }
    return greatest ?? .nan
  }

  /// The characters of a cell: its shade, with the number where there is room.
  func cell(_ value: Double, shade: Character) -> String {
    guard showsNumbers else {
      return String(repeating: shade, count: max(1, cellWidth >= 4 ? cellWidth - 1 : cellWidth))
    }
    guard value.isFinite else { return String(repeating: shade, count: 2) }
    var number = value.text(significantDigits: 2)
    if number.count > cellWidth - 4 { number = "" }
    return String(repeating: shade, count: number.isEmpty ? cellWidth - 1 : 2) + " " + number
  }

  /// What a cell stands for where it is more than one value.
  var thinningNote: String? {
    guard rowsPerCell > 1 || columnsPerCell > 1 else { return nil }
    return "Each mark is the greatest of \(rowsPerCell) × \(columnsPerCell) values."
  }
}
