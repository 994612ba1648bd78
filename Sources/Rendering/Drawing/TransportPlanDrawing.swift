internal import Report

extension TransportPlan {
  /// The plan as a matrix, sources down and targets across.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    guard mass.contains(where: { !$0.isEmpty }) else { throw Undrawable(sentence: "There is no mass to show.") }
    var words = TextGrid(width: style.width)
    if let summary { words.append(summary) }
    guard var grid = try heatMap.drawn(style: style, room: room.map { $0 - words.height }) else { return nil }
    grid.append(words)
    return grid
  }

  /// The masses as a heat map.
  var heatMap: HeatMap {
    HeatMap(
      x: Axis("to the target"), y: Axis("mass from the source"), columnNames: targetNames, rowNames: sourceNames, values: mass)
  }

  /// The pairs that mass moves between, greatest mass first.
  var moves: [(source: Int, target: Int, mass: Double)] {
    mass.enumerated().flatMap { source, row in
      row.enumerated().compactMap { $1.isFinite && $1 != 0 ? (source: source, target: $0, mass: $1) : nil }
    }
    .sorted { ($1.mass.magnitude, $0.source, $0.target) < ($0.mass.magnitude, $1.source, $1.target) }
  }

  /// How much mass moves between how many pairs, and where most of it goes.
  var summary: String? {
    guard let greatest = moves.first else { return nil }
    let total = moves.map(\.mass).reduce(0, +)
    return "\(total.text(significantDigits: 4)) of mass between \(moves.count.counted("pair")), most of it "
      + "(\(greatest.mass.text(significantDigits: 4))) from \(sourceName(greatest.source)) to \(targetName(greatest.target))."
  }

  /// The name of a source point, its number where it has none.
  func sourceName(_ index: Int) -> String { index < sourceNames.count ? sourceNames[index] : String(index + 1) }

  /// The name of a target point, its number where it has none.
  func targetName(_ index: Int) -> String { index < targetNames.count ? targetNames[index] : String(index + 1) }
}
