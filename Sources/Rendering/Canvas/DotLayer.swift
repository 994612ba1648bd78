internal import Report

/// A rectangle of dots, several in a character cell, on which lines are drawn; row 0 is on top.
struct DotLayer: Sendable, Hashable {
  /// The characters that the dots become.
  let glyphs: DotGlyphs
  /// The size in dots.
  let width: Int
  let height: Int
  private let columns: Int
  private let rows: Int
  private var masks: [UInt8]
  private var inks: [Ink?]

  /// An empty layer of `columns` × `rows` cells.
  init(columns: Int, rows: Int, glyphs: DotGlyphs) {
    self.glyphs = glyphs
    self.columns = columns
    self.rows = rows
    width = columns * glyphs.across
    height = rows * glyphs.down
    masks = Array(repeating: 0, count: columns * rows)
    inks = Array(repeating: nil, count: columns * rows)
  }

  /// The dot column at `position`, 0…1 from the left.
  func dotColumn(_ position: Double) -> Double { position * Double(width - 1) }

  /// The dot row at `position`, 0…1 from the bottom.
  func dotRow(_ position: Double) -> Double { (1 - position) * Double(height - 1) }

  /// Sets one dot; outside the layer nothing happens.
  mutating func set(_ x: Int, _ y: Int, ink: Ink?) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = y / glyphs.down * columns + x / glyphs.across
    masks[cell] |= glyphs.bit(x % glyphs.across, y % glyphs.down)
    inks[cell] = ink
  }

  /// The dots as characters.
  var cells: CellLayer {
    var layer = CellLayer(columns: columns, rows: rows)
    for row in 0..<rows {
      for column in 0..<columns where masks[row * columns + column] != 0 {
        layer.put(glyphs.character(masks[row * columns + column]), column, row, ink: inks[row * columns + column])
      }
    }
    return layer
  }
}
