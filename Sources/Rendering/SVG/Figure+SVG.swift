internal import Report

extension Figure {
  /// Draws title, content, legend, notes and caption from `top` on; returns where they end.
  func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
    var y = canvas.paragraph(title, top: top, style: "title", lineHeight: 20) + 6
    do throws(Undrawable) {
      y = try content.draw(on: &canvas, top: y)
    } catch {
      y = canvas.paragraph(error.sentence, top: y)
    }
    return caption.isEmpty ? y : canvas.paragraph(caption, top: y + 2, style: "quiet")
  }
}

extension Figure.Content {
  fileprivate func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    switch self {
    case .plot(let plot): try plot.draw(on: &canvas, top: top)
    case .histogram(let histogram): try histogram.draw(on: &canvas, top: top)
    case .densities(let densities): try densities.draw(on: &canvas, top: top)
    case .bars(let bars): try bars.draw(on: &canvas, top: top)
    case .heatMap(let map): try map.draw(on: &canvas, top: top)
    case .decisionRegion(let region): try region.draw(on: &canvas, top: top)
    case .transportPlan(let plan): try plan.draw(on: &canvas, top: top)
    case .pictureGrid(let grid): try grid.draw(on: &canvas, top: top)
    case .forest(let forest): try forest.draw(on: &canvas, top: top)
    }
  }
}

extension SVGCanvas {
  /// Lines of text from `top` on, wrapped; returns where they end.
  mutating func paragraph(_ words: String, top: Double, style: String = "", lineHeight: Double = 17) -> Double {
    var y = top
    let room = SVGDocument.width - 2 * SVGDocument.margin
    for line in words.wrapped(toRoom: room, size: style == "title" ? 17 : 13) {
      y += lineHeight
      text(line, x: SVGDocument.margin, y: y - 4, style: style, room: room)
    }
    return y
  }

  /// Marks with their meanings from `top` on, as many a line as fit; returns where they end.
  mutating func legend(_ entries: [SVGLegendEntry], top: Double) -> Double {
    guard !entries.isEmpty else { return top }
    var (x, y) = (SVGDocument.margin, top + 14)
    let right = SVGDocument.width - SVGDocument.margin
    for entry in entries {
      let width = 34 + entry.meaning.estimatedWidth(size: 13)
      if x > SVGDocument.margin, x + width > right { (x, y) = (SVGDocument.margin, y + 18) }
      entry.draw(on: &self, x: x, y: y - 4)
      // One that is wider than the page goes on below itself.
      let room = max(right - x - 30, 140)
      for (index, line) in entry.meaning.wrapped(toRoom: room, size: 13).enumerated() {
        if index > 0 { y += 17 }
        text(line, x: x + 30, y: y, room: room)
      }
      x += width + 16
    }
    return y + 8
  }
}

/// A mark and its meaning.
struct SVGLegendEntry {
  /// What the mark looks like.
  enum Mark {
    case series(Int, isLine: Bool)
    case band(Int)
    case errorBar(Int)
    case reference
    case fill(Int)
    case region(Int)
    case marker(Int)
  }

  let mark: Mark
  let meaning: String

  /// An entry.
  init(_ mark: Mark, _ meaning: String) {
    self.mark = mark
    self.meaning = meaning.withoutControlCharacters
  }

  /// Draws the mark in a box 24 units wide around (x + 12, y).
  func draw(on canvas: inout SVGCanvas, x: Double, y: Double) {
    switch mark {
    case .series(let index, let isLine):
      if isLine { canvas.line(x, y, x + 24, y, style: "l l\(index % 5)") }
      canvas.marker(index, x: x + 12, y: y)
    case .band(let index): canvas.rectangle(x: x, y: y - 6, width: 24, height: 12, style: "f\(index % 5)", opacity: 0.18)
    case .errorBar(let index): canvas.line(x + 12, y - 7, x + 12, y + 7, style: "m m\(index % 5)")
    case .reference: canvas.line(x, y, x + 24, y, style: "reference")
    case .fill(let index): canvas.fill(index, x: x, y: y - 6, width: 24, height: 12)
    case .region(let index): canvas.region(index, x: x, y: y - 6, width: 24, height: 12)
    case .marker(let index): canvas.marker(index, x: x + 12, y: y)
    }
  }
}

extension SVGCanvas {
  /// A filled rectangle of part `index`, hatched from the second part on.
  mutating func fill(_ index: Int, x: Double, y: Double, width: Double, height: Double) {
    rectangle(x: x, y: y, width: width, height: height, style: "f\(index % 5)")
    hatch(index, x: x, y: y, width: width, height: height)
  }

  /// A light area of label `index`, hatched from the second label on.
  mutating func region(_ index: Int, x: Double, y: Double, width: Double, height: Double) {
    rectangle(x: x, y: y, width: width, height: height, style: "f\(index % 5)", opacity: 0.14)
    hatch(index, x: x, y: y, width: width, height: height)
  }

  /// Hatching without a fill; nothing for index 0.
  mutating func hatch(_ index: Int, x: Double, y: Double, width: Double, height: Double) {
    guard index % 5 > 0 else { return }
    add(
      "rect",
      [
        ("x", .number(x)), ("y", .number(y)), ("width", .number(width)), ("height", .number(height)),
        ("fill", .text("url(#h\(index % 5))")),
      ])
  }
}
