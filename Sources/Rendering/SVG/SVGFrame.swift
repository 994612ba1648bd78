internal import Report

/// The area between two axes on the page.
struct SVGFrame {
  /// The scales.
  let x: AxisScale
  let y: AxisScale?
  /// The edges of the area.
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// A frame with both axes.
  init(
    x: Axis, _ xExtent: Extent, y: Axis, _ yExtent: Extent, left: Double, right: Double, top: Double, height: Double
  ) throws(Undrawable) {
    let vertical = try AxisScale(y, extent: yExtent, demand: .vertical)
    let labelWidth = Double(vertical.ticks.map(\.label.displayWidth).max() ?? 0) * SVGDocument.characterWidth
    self.left = left + labelWidth + 10
    self.x = try AxisScale(x, extent: xExtent, demand: .horizontal(columns: Self.columns(right - self.left)))
    (self.y, self.right, self.top, bottom) = (vertical, right, top, top + height)
  }

  /// A frame with a horizontal axis only.
  init(x: Axis, _ extent: Extent, left: Double, right: Double, top: Double, height: Double, snaps: Bool) throws(Undrawable) {
    self.x = try AxisScale(x, extent: extent, demand: .horizontal(columns: Self.columns(right - left), snaps: snaps))
    (y, self.left, self.right, self.top, bottom) = (nil, left, right, top, top + height)
  }

  private static func columns(_ width: Double) -> Int { Int(width / SVGDocument.characterWidth) }

  /// The horizontal coordinate of a position 0…1.
  func across(_ position: Double) -> Double { left + position * (right - left) }

  /// The vertical coordinate of a position 0…1 from the bottom.
  func up(_ position: Double) -> Double { bottom - position * (bottom - top) }

  /// Draws grid, axes and labels; returns where they end.
  func draw(on canvas: inout SVGCanvas, labelsAxes: Bool = true) -> Double {
    if let y {
      for tick in y.ticks {
        canvas.line(left, up(tick.position), right, up(tick.position), style: "grid")
        canvas.text(tick.label, x: left - 6, y: up(tick.position) + 4, anchor: .end, style: "small")
      }
    }
    canvas.line(left, top, left, bottom, style: "axis")
    canvas.line(left, bottom, right, bottom, style: "axis")
    for tick in x.ticks {
      let place = across(tick.position)
      canvas.line(place, bottom, place, bottom + 4, style: "axis")
      canvas.text(tick.label, x: place, y: bottom + 17, anchor: .middle, style: "small")
    }
    guard labelsAxes else { return bottom + 22 }
    // A title that is wider than the axis moves to the middle of the page.
    let isWide = x.title.estimatedWidth(size: 13) > right - left
    canvas.text(
      x.title, x: isWide ? SVGDocument.width / 2 : (left + right) / 2, y: bottom + 34, anchor: .middle,
      room: SVGDocument.width - 2 * SVGDocument.margin)
    return bottom + 42
  }

  /// Draws the reference lines that lie within the frame, each with its value; returns their legend.
  func drawReferences(_ references: [Reference], on canvas: inout SVGCanvas) -> [SVGLegendEntry] {
    references.map { reference in
      let isVertical = reference.direction == .vertical
      let position = (isVertical ? x : y ?? x).position(reference.value).flatMap { (0...1).contains($0) ? $0 : nil }
      if let position {
        if isVertical {
          canvas.line(across(position), top, across(position), bottom, style: "reference")
        } else {
          canvas.line(left, up(position), right, up(position), style: "reference")
        }
      }
      return SVGLegendEntry(
        .reference, reference.label + (position == nil ? " (outside the range shown)" : ""))
    }
  }
}
