internal import Report

extension DecisionRegion {
  /// A strip with one row for each group over a line, else the plane with the points on the shaded regions.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    guard !points.isEmpty || !grid.isEmpty else { throw Undrawable(sentence: "There is no point and no region to show.") }
    if let y {
      return try .fitting(room, rows: style.plotRows(in: room), least: 3) { rows throws(Undrawable) in
        try plane(y, rows: rows, style: style, isTight: room != nil)
      }
    }
    return try .fitting(room, rows: 1, least: 1) { _ throws(Undrawable) in try strip(style: style, isTight: room != nil) }
  }

  /// The names of the groups in the order of their first point.
  var groups: [String] {
    points.reduce(into: []) { groups, point in if !groups.contains(point.group) { groups.append(point.group) } }
  }

  /// The name of a label, its number where it has none.
  func labelName(_ label: Int) -> String { labelNames.indices.contains(label) ? labelNames[label] : String(label) }

  /// The characters of the regions, by label.
  static func regionMark(_ label: Int) -> Character {
    let marks: [Character] = Array(".:-=~abcdefghijklmnpqrstuvwyz")
    return marks[((label % marks.count) + marks.count) % marks.count]
  }

  /// The labels in the grid, in ascending order.
  var regionLabels: [Int] { Set(grid.joined()).sorted() }

  private func strip(style: RenderingStyle, isTight: Bool) throws(Undrawable) -> TextGrid {
    let groups = groups
    let predictions = grid.first ?? []
    let names = (predictions.isEmpty ? [] : ["predicted"]) + groups
    guard !names.isEmpty else { throw Undrawable(sentence: "There is no point and no region to show.") }
    var extent = Extent(points.map(\.x).filter(x.hasPlace))
    if x.range == nil, extent.count > 0 { extent.pad(on: x) }
    let chart = try RowChart(names: names, values: names.map { _ in "" }, axis: x, extent: extent, style: style, isTight: isTight)
    var layer = chart.layer
    if !predictions.isEmpty {
      for column in 0..<chart.columns {
        let node = Int((Double(column) / Double(max(1, chart.columns - 1)) * Double(predictions.count - 1)).rounded())
        layer.put(Self.regionMark(predictions[node]), column, 0)
      }
    }
    var markers = MarkedPoints(columns: chart.columns, rows: names.count)
    for point in points {
      guard let position = chart.x.position(point.x) else { continue }
      let row = (groups.firstIndex(of: point.group) ?? 0) + (predictions.isEmpty ? 0 : 1)
      markers.put(max(0, point.label), chart.column(position), row, isInside: (0...1).contains(position))
    }
    layer.overlay(markers.layer)
    var drawing = chart.drawn(layer)
    var legend = Legend()
    for label in Set(points.map(\.label)).sorted() {
      legend.add(String(Glyphs.marker(max(0, label))), labelName(label), ink: .series(max(0, label)))
    }
    for label in predictions.isEmpty ? [] : regionLabels {
      legend.add(String(Self.regionMark(label)), "predicted \(labelName(label))")
    }
    append(legend, markers, to: &drawing)
    return drawing
  }

  private func plane(_ y: Axis, rows: Int, style: RenderingStyle, isTight: Bool) throws(Undrawable) -> TextGrid {
    var (xExtent, yExtent) = (Extent(points.map(\.x).filter(x.hasPlace)), Extent(points.map(\.y).filter(y.hasPlace)))
    xExtent.pad(on: x)
    yExtent.pad(on: y)
    let frame = try ChartFrame(
      x: x, xExtent, y: y.keepingRange(yExtent), yExtent, width: style.width, rows: rows, glyphs: Glyphs(style.canvas),
      isTight: isTight)
    var layer = CellLayer(columns: frame.columns, rows: frame.rows)
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        if let label = label(atColumn: column, of: frame.columns, row: row, of: frame.rows) {
          layer.put(Self.regionMark(label), column, row)
        }
      }
    }
    let kinds = kinds
    var markers = MarkedPoints(columns: frame.columns, rows: frame.rows)
    for point in points {
      guard let across = frame.x.position(point.x), let up = frame.y.position(point.y),
        let kind = kinds.firstIndex(where: { $0.group == point.group && $0.label == point.label })
      else { continue }
      let isInside = (0...1).contains(across) && (0...1).contains(up)
      markers.put(kind, isInside ? frame.column(across) : 0, isInside ? frame.row(up) : 0, isInside: isInside)
    }
    layer.overlay(markers.layer)
    var drawing = frame.drawn(layer)
    var legend = Legend()
    for (index, kind) in kinds.enumerated() {
      legend.add(String(Glyphs.marker(index)), "\(kind.group), \(labelName(kind.label))", ink: .series(index))
    }
    for label in regionLabels { legend.add(String(Self.regionMark(label)), "predicted \(labelName(label))") }
    append(legend, markers, to: &drawing)
    return drawing
  }

  /// The pairs of group and label that occur, in the order of their first point.
  var kinds: [(group: String, label: Int)] {
    var seen: Set<Kind> = []
    return points.compactMap { seen.insert(Kind(group: $0.group, label: $0.label)).inserted ? ($0.group, $0.label) : nil }
  }

  private struct Kind: Hashable {
    let group: String
    let label: Int
  }

  /// The predicted label at the node of the grid nearest to a cell.
  private func label(atColumn column: Int, of columns: Int, row: Int, of rows: Int) -> Int? {
    guard !grid.isEmpty else { return nil }
    let line = grid[Int((Double(row) / Double(max(1, rows - 1)) * Double(grid.count - 1)).rounded())]
    guard !line.isEmpty else { return nil }
    return line[Int((Double(column) / Double(max(1, columns - 1)) * Double(line.count - 1)).rounded())]
  }

  private func append(_ legend: Legend, _ markers: MarkedPoints, to drawing: inout TextGrid) {
    var legend = legend
    if markers.hasCollision { legend.add(String(Glyphs.collision), "several kinds at one place") }
    drawing.append(legend.drawn(width: drawing.width))
    var omitted = OmittedPoints()
    omitted.notFinite = points.filter { !$0.x.isFinite || (y != nil && !$0.y.isFinite) }.count
    omitted.outside = markers.outsideCount
    for sentence in omitted.sentences { drawing.append(sentence) }
  }
}

extension Axis {
  /// The axis with `extent` as its range where it has none, so that a grid of predictions is not stretched.
  func keepingRange(_ extent: Extent) -> Axis {
    guard usableRange == nil, extent.lower < extent.upper else { return self }
    return Axis(label, unit: unit, scale: scale, range: extent.lower...extent.upper)
  }
}

/// Markers in cells, with a mark of its own where different ones meet.
struct MarkedPoints {
  /// The markers.
  private(set) var layer: CellLayer
  /// Whether different markers met.
  private(set) var hasCollision = false
  /// The number of points outside the drawing.
  private(set) var outsideCount = 0

  /// An empty layer.
  init(columns: Int, rows: Int) { layer = CellLayer(columns: columns, rows: rows) }

  /// Puts the marker with the given index.
  mutating func put(_ index: Int, _ column: Int, _ row: Int, isInside: Bool = true) {
    guard isInside else {
      outsideCount += 1
      return
    }
    let marker = Glyphs.marker(index)
    let present = layer[column, row]
    let collides = present != nil && present != marker
    hasCollision = hasCollision || collides
    layer.put(collides ? Glyphs.collision : marker, column, row, ink: collides ? nil : .series(index))
  }
}
