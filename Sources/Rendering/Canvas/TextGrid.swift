internal import Report

/// Lines of exactly the same display width, from which the blanks at the end are trimmed only when they are written out.
struct TextGrid: Sendable, Hashable {
  private struct Cell: Hashable {
    /// Empty in the second column of a wide character.
    var text: String
    var ink: Ink?
  }

  /// The width of every line in columns.
  let width: Int
  private var cells: [[Cell]] = []

  /// A grid without lines.
  init(width: Int) { self.width = width }

  /// The number of lines.
  var height: Int { cells.count }

  /// Adds empty lines.
  mutating func appendLines(_ count: Int = 1) {
    cells += Array(repeating: Array(repeating: Cell(text: " "), count: width), count: count)
  }

  /// Adds `text` on as many lines as it needs, the further ones indented; words wider than the grid are cut.
  mutating func append(_ text: String, indent: Int = 0, ink: Ink? = nil) {
    for line in text.wrapped(to: width, indent: indent, breaksLongWords: true) {
      appendLines()
      put(line, 0, height - 1, ink: ink)
    }
  }

  /// Adds `text` from `column` on where it fits on one line there, else as a paragraph.
  mutating func append(_ text: String, at column: Int) {
    guard column + text.displayWidth <= width else {
      append(text)
      return
    }
    appendLines()
    put(text, column, height - 1)
  }

  /// Writes `text` from `column` of line `row` on; what would leave the line is not written.
  mutating func put(_ text: String, _ column: Int, _ row: Int, ink: Ink? = nil) {
    guard cells.indices.contains(row) else { return }
    var position = column
    for character in text {
      let characterWidth = character.displayWidth
      if characterWidth == 0 { continue }
      guard position >= 0, position + characterWidth <= width else { return }
      cells[row][position] = Cell(text: String(character), ink: ink)
      if characterWidth == 2 { cells[row][position + 1] = Cell(text: "", ink: ink) }
      position += characterWidth
    }
  }

  /// Writes a layer of characters with its upper left corner at `column` and line `row`.
  mutating func put(_ layer: CellLayer, _ column: Int, _ row: Int) {
    for y in 0..<layer.rows {
      for x in 0..<layer.columns {
        if let character = layer[x, y] { put(String(character), column + x, row + y, ink: layer.ink(x, y)) }
      }
    }
  }

  /// Writes the lines of `other` with their upper left corner at `column` and line `row`.
  mutating func put(_ other: TextGrid, _ column: Int, _ row: Int) {
    for (y, line) in other.cells.enumerated() where cells.indices.contains(row + y) {
      for (x, cell) in line.enumerated() where cells[row + y].indices.contains(column + x) { cells[row + y][column + x] = cell }
    }
  }

  /// Leaves out what is beyond `count` lines: the last one then ends in `ellipsis`, or without one says how many are missing.
  mutating func keepLines(_ count: Int, ellipsis: String? = nil) {
    guard height > count, count > 0 else { return }
    let missing = height - count + 1
    cells.removeLast(height - count)
    if let ellipsis {
      let end = (cells[count - 1].lastIndex { $0.text != " " } ?? -1) + 1
      let column = max(0, min(end, width - ellipsis.displayWidth))
      // A wide character must not lose one of its halves.
      if column > 0, column < width, cells[count - 1][column].text.isEmpty { cells[count - 1][column - 1].text = " " }
      put(ellipsis, column, count - 1, ink: cells[count - 1][0].ink)
    } else {
      cells[count - 1] = Array(repeating: Cell(text: " "), count: width)
      put("(\(missing) more lines do not fit.)", 0, count - 1)
    }
  }

  /// Adds the lines of `other` below.
  mutating func append(_ other: TextGrid) {
    let row = height
    appendLines(other.height)
    put(other, 0, row)
  }

  /// The lines, with colour between escape sequences if asked for.
  func lines(color: Bool, trimmed: Bool = true) -> [String] {
    cells.map { line in
      let end = trimmed ? (line.lastIndex { $0.text != " " } ?? -1) + 1 : line.count
      var text = ""
      var run = ""
      var ink: Ink?
      for cell in line[..<end] {
        // Blanks take no colour, so they need not end a run.
        if cell.ink != ink, cell.text != " " {
          text += run.painted(ink, color: color)
          (run, ink) = ("", cell.ink)
        }
        run += cell.text
      }
      return text + run.painted(ink, color: color)
    }
  }
}
