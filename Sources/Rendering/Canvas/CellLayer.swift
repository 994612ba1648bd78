internal import Report

/// A rectangle of characters one column wide, each with its colour; row 0 is on top.
struct CellLayer: Sendable, Hashable {
  /// The size in cells.
  let columns: Int
  let rows: Int
  private var characters: [Character?]
  private var inks: [Ink?]

  /// An empty layer.
  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    characters = Array(repeating: nil, count: self.columns * self.rows)
    inks = Array(repeating: nil, count: self.columns * self.rows)
  }

  /// The character of a cell, nil where nothing has been put.
  subscript(column: Int, row: Int) -> Character? {
    contains(column, row) ? characters[row * columns + column] : nil
  }

  /// The colour of a cell.
  func ink(_ column: Int, _ row: Int) -> Ink? { contains(column, row) ? inks[row * columns + column] : nil }

  /// Puts a character; outside the layer nothing happens.
  mutating func put(_ character: Character, _ column: Int, _ row: Int, ink: Ink? = nil) {
    guard contains(column, row) else { return }
    characters[row * columns + column] = character
    inks[row * columns + column] = ink
  }

  /// Puts `text` one character a cell from `column` on, if every one of the cells is free.
  mutating func putWhereFree(_ text: String, _ column: Int, _ row: Int, ink: Ink? = nil) {
    let cells = Array(text)
    guard column >= 0, column + cells.count <= columns, cells.allSatisfy({ $0.displayWidth == 1 }),
      cells.indices.allSatisfy({ self[column + $0, row] == nil })
    else { return }
    for (offset, character) in cells.enumerated() { put(character, column + offset, row, ink: ink) }
  }

  /// Puts every cell of `other` that is not empty over this layer.
  mutating func overlay(_ other: CellLayer) {
    for row in 0..<min(rows, other.rows) {
      for column in 0..<min(columns, other.columns) {
        if let character = other[column, row] { put(character, column, row, ink: other.ink(column, row)) }
      }
    }
  }

  private func contains(_ column: Int, _ row: Int) -> Bool { column >= 0 && column < columns && row >= 0 && row < rows }
}
