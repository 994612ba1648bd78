internal import Report

/// The marks of a drawing with their meanings, as many a line as fit.
struct Legend: Sendable, Hashable {
  /// A mark and what it stands for.
  struct Entry: Sendable, Hashable {
    let mark: String
    let meaning: String
    var ink: Ink?
  }

  /// The entries, in order.
  var entries: [Entry] = []

  /// Adds an entry.
  mutating func add(_ mark: String, _ meaning: String, ink: Ink? = nil) {
    entries.append(Entry(mark: mark, meaning: meaning.withoutControlCharacters, ink: ink))
  }

  /// The entries on lines of `width` columns, three blanks between entries; one that is too wide is wrapped.
  func drawn(width: Int) -> TextGrid {
    var grid = TextGrid(width: width)
    var column = width
    for entry in entries {
      let entryWidth = entry.mark.displayWidth + 1 + entry.meaning.displayWidth
      let indent = entry.mark.displayWidth + 1
      if entryWidth > width {
        let row = grid.height
        grid.append(String(repeating: "-", count: indent - 1) + " " + entry.meaning, indent: indent)
        grid.put(entry.mark, 0, row, ink: entry.ink)
        column = width
        continue
      }
      if column + 3 + entryWidth > width {
        grid.appendLines()
        column = -3
      }
      grid.put(entry.mark, column + 3, grid.height - 1, ink: entry.ink)
      grid.put(entry.meaning, column + 3 + indent, grid.height - 1)
      column += 3 + entryWidth
    }
    return grid
  }
}
