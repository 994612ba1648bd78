internal import Report

/// Markers in cells, with a mark of its own where different ones meet.
struct MarkedPoints {
  /// The markers.
  private(set) var layer: CellLayer
  /// Whether different markers met.
  private(set) var hasCollision = false
  /// The number of points outside the drawing.
  private(set) var outsideCount = 0

  private let glyphs: Glyphs

  /// An empty layer.
  init(columns: Int, rows: Int, glyphs: Glyphs) {
    layer = CellLayer(columns: columns, rows: rows)
    self.glyphs = glyphs
  }

  /// Puts the marker with the given index.
  mutating func put(_ index: Int, _ column: Int, _ row: Int, isInside: Bool = true) {
    guard isInside else {
      outsideCount += 1
      return
    }
    let marker = glyphs.marker(index)
    let present = layer[column, row]
    let collides = present != nil && present != marker
    hasCollision = hasCollision || collides
    layer.put(collides ? Glyphs.collision : marker, column, row, ink: collides ? nil : .series(index))
  }
}
