extension TransportPlan {
  /// Sources on the left, targets on the right, lines as wide as the mass that moves; a matrix where they are many.
  func draw(on canvas: inout SVGCanvas, top: Double) throws(Undrawable) -> Double {
    let targetCount = mass.map(\.count).max() ?? 0
    guard targetCount > 0 else { throw Undrawable(sentence: "There is no mass to show.") }
    guard let greatest = moves.map(\.mass).max(), greatest > 0, mass.count <= 40, targetCount <= 40 else {
      let bottom = try heatMap.draw(on: &canvas, top: top)
      return summary.map { canvas.paragraph($0, top: bottom) } ?? bottom
    }
    let (left, right) = (SVGDocument.width * 0.3, SVGDocument.width * 0.7)
    let height = 24 * Double(max(mass.count, targetCount))
    func place(_ index: Int, of count: Int) -> Double { top + 8 + height * (Double(index) + 0.5) / Double(count) }
    for move in moves where move.mass > 0 {
      let (from, to) = (place(move.source, of: mass.count), place(move.target, of: targetCount))
      let middle = ((left + right) / 2).coordinate
      let d =
        "M\(left.coordinate) \(from.coordinate)C\(middle) \(from.coordinate) \(middle) \(to.coordinate) "
        + "\(right.coordinate) \(to.coordinate)"
      canvas.add(
        "path",
        [
          ("d", .text(d)), ("class", "m0 o"), ("stroke-width", .number(max(0.4, 12 * move.mass / greatest))),
          ("stroke-opacity", 0.45),
        ])
    }
    for index in mass.indices {
      canvas.marker(0, x: left, y: place(index, of: mass.count))
      canvas.text(sourceName(index), x: left - 12, y: place(index, of: mass.count) + 4, anchor: .end)
    }
    for index in 0..<targetCount {
      canvas.marker(4, x: right, y: place(index, of: targetCount))
      canvas.text(targetName(index), x: right + 12, y: place(index, of: targetCount) + 4)
    }
    let bottom = canvas.legend(
      [SVGLegendEntry(.marker(0), "source"), SVGLegendEntry(.marker(4), "target; the wider a line, the more mass it moves")],
      top: top + 14 + height)
    return summary.map { canvas.paragraph($0, top: bottom) } ?? bottom
  }
}
