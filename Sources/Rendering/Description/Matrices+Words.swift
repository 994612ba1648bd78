internal import Report

extension HeatMap {
  /// The extremes and where they are; one line a row, all values of a small matrix and the range of a large one.
  var words: FigureDescription {
    var words = FigureDescription()
    let entries = values.enumerated().flatMap { row, line in line.enumerated().map { (row: row, column: $0, value: $1) } }
    let finite = entries.filter { $0.value.isFinite }
    guard let greatest = finite.max(by: { $0.value < $1.value }), let least = finite.min(by: { $0.value < $1.value }) else {
      return words
    }
    func place(_ row: Int, _ column: Int) -> String { "row \(rowName(row)), column \(columnName(column))" }
    let columns = values.map(\.count).max() ?? 0
    words.sentences.append("\(values.count.counted("row")) (\(y.fullLabel)) and \(columns.counted("column")) (\(x.fullLabel)).")
    words.sentences.append(
      "Greatest \(greatest.value.spoken) in \(place(greatest.row, greatest.column)); least \(least.value.spoken) in "
        + "\(place(least.row, least.column)).")
    words.sentences += OmittedPoints(noun: "value", notFinite: entries.count - finite.count).sentences
    words.records = Array(values.indices).sampled(columns <= 8 ? 12 : 9).map { row in
      let line = values[row]
      if columns <= 8 {
        return "\(rowName(row)): " + line.enumerated().map { "\(columnName($0)) = \($1.spoken)" }.joined(separator: ", ")
      }
      let extent = Extent(line)
      guard extent.count > 0, let column = line.firstIndex(of: extent.upper) else { return "\(rowName(row)): no finite value" }
      return "\(rowName(row)): \(extent.spoken), greatest in column \(columnName(column))"
    }
    return words
  }

  private func rowName(_ row: Int) -> String { row < rowNames.count ? rowNames[row] : String(row + 1) }
  private func columnName(_ column: Int) -> String { column < columnNames.count ? columnNames[column] : String(column + 1) }
}

extension TransportPlan {
  /// How much mass moves between how many pairs; the greatest moves, one a line.
  var words: FigureDescription {
    var words = FigureDescription()
    guard let summary else { return words }
    words.sentences.append("\(sourceNames.count.counted("source point")), \(targetNames.count.counted("target point")).")
    words.sentences.append(summary)
    let shown = moves.prefix(12)
    words.records = shown.map { "from \(sourceName($0.source)) to \(targetName($0.target)): \($0.mass.spoken)" }
    if moves.count > shown.count { words.records.append("and \((moves.count - shown.count).counted("smaller move"))") }
    return words
  }
}

extension DecisionRegion {
  /// Where each label is predicted, and how many points of each group lie where another label is predicted.
  var words: FigureDescription {
    var words = FigureDescription()
    words.sentences.append("Across: \(x.fullLabel)." + (y.map { " Up: \($0.fullLabel)." } ?? ""))
    words.sentences += regionSentences
    for group in groups {
      let members = points.filter { $0.group == group }
      let labels = Set(members.map(\.label)).sorted().map { label in
        "\(members.filter { $0.label == label }.count) \(labelName(label))"
      }
      let wrong = members.filter { point in predictedLabel(of: point).map { $0 != point.label } ?? false }.count
      let errors = grid.joined().isEmpty ? "" : "; \(wrong) of them where another label is predicted"
      words.sentences.append("\(group): \(members.count.counted("point")), \(labels.enumerated)\(errors).")
      if y == nil {
        let places = members.filter { $0.x.isFinite }.sorted { $0.x < $1.x }.sampled(9)
        words.records.append("\(group): " + places.map { "\($0.x.spoken) \(labelName($0.label))" }.joined(separator: ", "))
      }
    }
    return words
  }

  /// The shown range of an axis: its own, else that of the points.
  private func range(of axis: Axis, _ values: [Double]) -> ClosedRange<Double>? {
    if let range = axis.usableRange { return range }
    let extent = Extent(values)
    return extent.lower < extent.upper ? extent.lower...extent.upper : nil
  }

  private var regionSentences: [String] {
    guard let line = grid.first, !line.isEmpty else { return [] }
    guard y == nil, let range = range(of: x, points.map(\.x)), line.count > 1 else {
      let nodes = Array(grid.joined())
      return regionLabels.map { label in
        let share = Double(nodes.filter { $0 == label }.count) / Double(nodes.count)
        return "\(labelName(label)) is predicted on \((100 * share).text(significantDigits: 3)) % of the area."
      }
    }
    func place(_ node: Double) -> String {
      (range.lowerBound + node / Double(line.count - 1) * (range.upperBound - range.lowerBound)).text(significantDigits: 3)
    }
    var start = 0
    var sentences: [String] = []
    for node in 1...line.count where node == line.count || line[node] != line[start] {
      let from = place(max(0, Double(start) - 0.5))
      let to = place(min(Double(line.count - 1), Double(node) - 0.5))
      sentences.append("\(labelName(line[start])) from \(from) to \(to)")
      start = node
    }
    let shown = sentences.count <= 6 ? sentences : Array(sentences.prefix(6)) + ["\(sentences.count - 6) more stretches"]
    return ["Predicted: \(shown.joined(separator: ", "))."]
  }

  /// The label predicted at the node nearest to a point.
  private func predictedLabel(of point: Point) -> Int? {
    guard let across = range(of: x, points.map(\.x)) else { return nil }
    func node(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int? {
      let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return (0...1).contains(share) && count > 0 ? Int((share * Double(count - 1)).rounded()) : nil
    }
    guard let y else { return node(point.x, across, grid.first?.count ?? 0).map { grid[0][$0] } }
    guard let up = range(of: y, points.map(\.y)), let fromBottom = node(point.y, up, grid.count) else { return nil }
    let line = grid[grid.count - 1 - fromBottom]
    return node(point.x, across, line.count).map { line[$0] }
  }
}
