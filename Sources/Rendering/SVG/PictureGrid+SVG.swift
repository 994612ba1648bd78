internal import Report

extension PictureGrid {
  /// The pictures as squares of ink under their captions, as many side by side as the page holds.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    guard !pictures.isEmpty else { throw Undrawable(sentence: "There is no picture to show.") }
    let scale = try ShadeScale(values, within: value.usableRange)
    let layout = SVGPictureLayout(self)
    var y = top
    for row in rows {
      if !row.name.isEmpty { y = canvas.paragraph(row.name, top: y) }
      if row.pictures.allSatisfy({ $0 == nil }) { y = canvas.paragraph("(no picture)", top: y, style: "quiet") }
      for start in stride(from: 0, to: row.pictures.count, by: layout.picturesPerLine) {
        let pictures = row.pictures[start..<min(start + layout.picturesPerLine, row.pictures.count)]
        y = layout.draw(pictures, scale: scale, on: &canvas, top: y)
      }
      y += 10
    }
    let meaning = scale.lower < scale.upper ? value.matrixTitle.map { $0 + " " } ?? "" : ""
    y = canvas.paragraph("The stronger the shade, the greater: \(meaning)\(scale.svgLegend).", top: y)
    if layout.valuesPerMark > 1 {
      y = canvas.paragraph(Self.thinningNote(layout.valuesPerMark, layout.valuesPerMark, "square"), top: y)
    }
    for note in notes(missing: "A hatched square") { y = canvas.paragraph(note, top: y) }
    return y
  }
}

/// Where pictures go on the page, and how large they are.
private struct SVGPictureLayout {
  /// The side of the square of values that one square of the drawing stands for.
  let valuesPerMark: Int
  /// How many pictures stand side by side.
  let picturesPerLine: Int
  private let side: Double
  private let cellWidth: Double
  private static let gap = 18.0
  /// The most squares in a line or column of a picture.
  private static let limit = 44

  init(_ grid: PictureGrid) {
    let (lines, columns) = grid.largest
    valuesPerMark = max(1, (max(lines, columns) + Self.limit - 1) / Self.limit)
    let marks = Double((max(lines, columns, 1) + valuesPerMark - 1) / valuesPerMark)
    // A whole number of units, so that no seams show between squares.
    side = min((88 / marks).rounded(.down), 16)
    let caption = Double(grid.pictures.map(\.caption.displayWidth).max() ?? 0) * SVGDocument.characterWidth
    cellWidth = max(Double((columns + valuesPerMark - 1) / valuesPerMark) * side, min(caption, 110), 1)
    let room = SVGDocument.width - 2 * SVGDocument.margin
    picturesPerLine = max(1, Int((room + Self.gap) / (cellWidth + Self.gap)))
  }

  /// Draws pictures side by side, their captions ending on one line; returns where they end.
  func draw(
    _ pictures: ArraySlice<PictureGrid.Picture?>, scale: ShadeScale, on canvas: inout SVGCanvas, top: Double
  ) -> Double {
    let characters = max(2, Int(cellWidth / SVGDocument.characterWidth))
    let captions = pictures.map { $0?.captionLines(width: characters) ?? [] }
    let start = top + 15 * Double(captions.map(\.count).max() ?? 0) + 4
    var bottom = start
    for (index, picture) in pictures.enumerated() {
      guard let picture = picture?.thinned(down: valuesPerMark, across: valuesPerMark) else { continue }
      let left = SVGDocument.margin + Double(index) * (cellWidth + Self.gap)
      for (line, words) in captions[index].reversed().enumerated() {
        canvas.text(
          words, x: left, y: start - 5 - 15 * Double(line), style: "small", room: max(cellWidth + Self.gap / 2, 20))
      }
      draw(picture, scale: scale, on: &canvas, left: left, top: start)
      bottom = max(bottom, start + Double(picture.values.count) * side)
    }
    return bottom
  }

  private func draw(_ picture: PictureGrid.Picture, scale: ShadeScale, on canvas: inout SVGCanvas, left: Double, top: Double) {
    for line in picture.values.indices {
      for column in 0..<picture.columnCount {
        let (x, y) = (left + Double(column) * side, top + Double(line) * side)
        guard let share = scale.share(picture.value(line, column)) else {
          canvas.hatch(4, x: x, y: y, width: side, height: side)
          continue
        }
        if share > 0 { canvas.rectangle(x: x, y: y, width: side, height: side, style: "ink", opacity: share) }
      }
    }
    canvas.rectangle(
      x: left - 1, y: top - 1, width: Double(picture.columnCount) * side + 2, height: Double(picture.values.count) * side + 2,
      style: "grid")
  }
}
