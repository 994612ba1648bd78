internal import Report

extension Densities {
  /// The same curves over two axes, the vertical one from zero.
  var plot: Plot {
    let greatest = Extent(curves.lazy.flatMap(\.points).filter { x.hasPlace(for: $0.x) }.map(\.y)).upper
    return Plot(x: x, y: Axis("density", range: greatest > 0 ? 0...greatest : nil), series: curves)
  }

  /// One curve below the other, each filled down to its own zero.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    let extents = try plot.extents()
    guard extents.y.upper > 0 else { throw Undrawable(sentence: "No density is positive.") }
    let height = room.map { min(max(($0 - 1) / max(curves.count, 1), 1), 4) } ?? 3
    return try .fitting(room, rows: height, least: 1) { rows throws(Undrawable) in
      try drawn(extents.x, greatest: extents.y.upper, height: rows, style: style, isTight: room != nil)
    }
  }

  private func drawn(
    _ extent: Extent, greatest: Double, height: Int, style: RenderingStyle, isTight: Bool
  ) throws(Undrawable) -> TextGrid {
    let isStacked = RowChart.isStacked(names: curves.map(\.name), values: [], width: style.width)
    // The name stands where the curve has its foot, or above the curve where it has a line of its own.
    let names = curves.flatMap { curve in (0..<height).map { $0 == (isStacked ? 0 : height - 1) ? curve.name : "" } }
    let chart = try RowChart(
      names: names, values: names.map { _ in "" }, axis: x, extent: extent, style: style, isTight: isTight, hasLine: !isTight)
    var layer = chart.layer
    for (index, curve) in curves.enumerated() {
      let heights = PositionedCurve(curve, on: chart.x).heights(columns: chart.columns)
      for (column, value) in heights.enumerated() {
        let levels = chart.glyphs.levels
        let level = Int((max(0, value) / greatest * Double(height * levels.count)).rounded())
        for row in 0..<height where level > row * levels.count {
          let character = levels[min(level - row * levels.count, levels.count) - 1]
          layer.put(character, column, (index + 1) * height - 1 - row, ink: .series(index))
        }
      }
    }
    var grid = chart.drawn(layer)
    for sentence in plot.omitted.sentences { grid.append(sentence) }
    return grid
  }
}

/// A curve over the positions 0…1 of an axis.
private struct PositionedCurve {
  private let curve: Curve

  init(_ series: Series, on scale: AxisScale) {
    let points = series.points.compactMap { point in
      scale.position(point.x).flatMap { point.y.isFinite ? Series.Point($0, point.y) : nil }
    }
    curve = Curve(Series(series.name, style: series.style, points: points), x: Axis(""), y: Axis(""))
  }

  /// The greatest value in each of `columns` cells, 0 where there is none.
  func heights(columns: Int) -> [Double] {
    let step = 1 / Double(max(columns - 1, 1))
    var heights = (0..<columns).map { column in
      // Not quite to the borders, so that a jump there belongs to one of the two cells.
      [-0.49, 0, 0.49].compactMap { curve.value(at: (Double(column) + $0) * step) }.max() ?? 0
    }
    for point in curve.points where (0...1).contains(point.x) {
      let column = min(Int((point.x / step).rounded()), columns - 1)
      heights[column] = max(heights[column], point.y)
    }
    return heights
  }
}
