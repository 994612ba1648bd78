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
    let (groups, glyphs) = (groups, Glyphs(style.canvas))
    let predictions = grid.first ?? []
    let names = (predictions.isEmpty ? [] : ["predicted"]) + groups
    guard !names.isEmpty else { throw Undrawable(sentence: "There is no point and no region to show.") }
    var extent = Extent(points.map(\.x).filter(x.hasPlace))
    if x.range == nil, extent.count > 0 { extent.pad(on: x) }
    let ends = groupLabels.map { [String](repeating: "", count: predictions.isEmpty ? 0 : 1) + $0.map(spokenLabel) }
    let chart = try RowChart(
      names: names, values: ends ?? names.map { _ in "" }, axis: x, extent: extent, style: style, isTight: isTight,
      hasLine: !isTight)
    var layer = chart.layer
    if !predictions.isEmpty {
      for column in 0..<chart.columns {
        let node = Int((Double(column) / Double(max(1, chart.columns - 1)) * Double(predictions.count - 1)).rounded())
        layer.put(Self.regionMark(predictions[node]), column, 0)
      }
    }
    let named = nameStretches(on: &layer)
    var markers = MarkedPoints(columns: chart.columns, rows: names.count, glyphs: glyphs)
    for point in points {
      guard let position = chart.x.position(point.x) else { continue }
      let row = (groups.firstIndex(of: point.group) ?? 0) + (predictions.isEmpty ? 0 : 1)
      markers.put(max(0, point.label), chart.column(position), row, isInside: (0...1).contains(position))
    }
    layer.overlay(markers.layer)
    var drawing = chart.drawn(layer)
    var legend = Legend()
    for label in ends == nil ? Set(points.map(\.label)).sorted() : [] {
      legend.add(String(glyphs.marker(max(0, label))), spokenLabel(label), ink: .series(max(0, label)))
    }
    for label in predictions.isEmpty ? [] : regionLabels where !named.contains(label) {
      legend.add(String(Self.regionMark(label)), "predicted \(labelName(label))")
    }
    append(legend, markers, to: &drawing)
    return drawing
  }

  /// The label of each group; nil where one of them has several.
  private var groupLabels: [Int]? {
    let labels = groups.map { group in Set(points.filter { $0.group == group }.map(\.label)) }
    return labels.allSatisfy { $0.count == 1 } ? labels.compactMap(\.first) : nil
  }

  /// Writes into each stretch of predictions what is predicted there, if it has room; returns the labels that are named.
  private func nameStretches(on layer: inout CellLayer) -> Set<Int> {
    guard let predictions = grid.first, !predictions.isEmpty else { return [] }
    var named: Set<Int> = []
    var start = 0
    for column in 1...layer.columns where column == layer.columns || layer[column, 0] != layer[start, 0] {
      if let label = regionLabels.first(where: { Self.regionMark($0) == layer[start, 0] }) {
        let text = " \(spokenLabel(label)) "
        if text.displayWidth + 4 <= column - start, text.allSatisfy({ $0.displayWidth == 1 }) {
          for (offset, character) in text.enumerated() {
            layer.put(character, (start + column - text.displayWidth) / 2 + offset, 0)
          }
          named.insert(label)
        }
      }
      start = column
    }
    return named
  }

  /// The name of a label that is understood by itself: `label 1` where it is a number only.
  func spokenLabel(_ label: Int) -> String {
    let name = labelName(label).withoutControlCharacters
    return Double(name) == nil ? name : "label \(name)"
  }

  private func plane(_ y: Axis, rows: Int, style: RenderingStyle, isTight: Bool) throws(Undrawable) -> TextGrid {
    var (xExtent, yExtent) = (Extent(points.map(\.x).filter(x.hasPlace)), Extent(points.map(\.y).filter(y.hasPlace)))
    xExtent.pad(on: x)
    yExtent.pad(on: y)
    let frame = try ChartFrame(
      x: x, xExtent, y: y.keepingRange(yExtent), yExtent, width: style.width, rows: rows, glyphs: Glyphs(style.canvas),
      isTight: isTight)
    let kinds = kinds
    var markers = MarkedPoints(columns: frame.columns, rows: frame.rows, glyphs: frame.glyphs)
    for point in points {
      guard let across = frame.x.position(point.x), let up = frame.y.position(point.y),
        let kind = kinds.firstIndex(where: { $0.group == point.group && $0.label == point.label })
      else { continue }
      let isInside = (0...1).contains(across) && (0...1).contains(up)
      markers.put(kind, isInside ? frame.column(across) : 0, isInside ? frame.row(up) : 0, isInside: isInside)
    }
    let bounded = boundary(in: frame, around: markers.layer)
    var layer = bounded ?? fields(in: frame)
    layer.overlay(markers.layer)
    var drawing = frame.drawn(layer)
    var legend = Legend()
    for (index, kind) in kinds.enumerated() {
      legend.add(String(frame.glyphs.marker(index)), "\(kind.group), \(spokenLabel(kind.label))", ink: .series(index))
    }
    if bounded == nil {
      for label in regionLabels { legend.add(String(Self.regionMark(label)), "predicted \(labelName(label))") }
    }
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
