internal import Report

/// The reference lines that lie within a frame.
struct ReferenceLines {
  private let references: [Reference]
  private let x: AxisScale
  private let y: AxisScale?

  /// The lines over the given scales; without `y` only the vertical ones.
  init(_ references: [Reference], x: AxisScale, y: AxisScale?) {
    self.references = references
    self.x = x
    self.y = y
  }

  /// The lines as cells.
  func cells(in frame: ChartFrame) -> CellLayer {
    var layer = CellLayer(columns: frame.columns, rows: frame.rows)
    for reference in references {
      switch reference.direction {
      case .horizontal:
        guard let position = y?.position(reference.value), (0...1).contains(position) else { continue }
        for column in 0..<frame.columns { layer.put(frame.glyphs.horizontalReference, column, frame.row(position), ink: .faint) }
      case .vertical:
        guard let position = x.position(reference.value), (0...1).contains(position) else { continue }
        for row in 0..<frame.rows { layer.put(frame.glyphs.verticalReference, frame.column(position), row, ink: .faint) }
      }
    }
    return layer
  }

  /// One legend entry a line, with its value; it says so where the line lies outside the range shown.
  func legend(glyphs: Glyphs) -> [Legend.Entry] {
    references.map { reference in
      let scale = reference.direction == .horizontal ? y : x
      let isShown = scale?.position(reference.value).map { (0...1).contains($0) } ?? false
      let glyph = reference.direction == .horizontal ? glyphs.horizontalReference : glyphs.verticalReference
      return Legend.Entry(
        mark: String(repeating: glyph, count: reference.direction == .horizontal ? 3 : 1),
        meaning: reference.label + (isShown ? "" : " (outside the range shown)"),
        ink: .faint)
    }
  }
}
