internal import Report

/// Names that stand right of a plot, each at the end of its curve or of its reference line.
struct EndLabels: Sendable {
  /// One name with the row that its curve ends on.
  struct Label: Sendable {
    let text: String
    let ink: Ink
    /// The place on the vertical axis, 0…1 from the bottom.
    let position: Double
    /// What the label stands for.
    let subject: Subject
  }

  /// What a label stands for, by its index in the plot.
  enum Subject: Hashable, Sendable {
    case series(Int)
    case reference(Int)
  }

  /// The labels with their rows, from top to bottom.
  private(set) var placed: [(label: Label, row: Int)] = []

  /// The labels of which each finds a row of its own, at most one away from where it belongs; the last of them give way.
  init(_ labels: [Label], rows: Int, row: (Double) -> Int) {
    var labels = labels
    while !labels.isEmpty {
      let sorted = labels.enumerated().sorted { (-$0.element.position, $0.offset) < (-$1.element.position, $1.offset) }
        .map(\.element)
      if let places = Self.places(sorted.map { row($0.position) }, above: rows) {
        placed = zip(sorted, places).map { ($0, $1) }
        return
      }
      labels.removeLast()
    }
  }

  /// Whether `subject` has its label.
  func contains(_ subject: Subject) -> Bool { placed.contains { $0.label.subject == subject } }

  /// The columns that the labels need, with a blank before them.
  var width: Int { placed.map { $0.label.text.displayWidth + 1 }.max() ?? 0 }

  /// Ascending rows from `first` on, all below `limit`, the nearest to those that are wanted; nil where there are none.
  private static func places(_ wanted: [Int], from first: Int = 0, above limit: Int) -> [Int]? {
    guard let target = wanted.first else { return [] }
    var best: (cost: Int, rows: [Int])?
    for row in [target, target - 1, target + 1] where row >= first && row < limit {
      guard let rest = places(Array(wanted.dropFirst()), from: row + 1, above: limit) else { continue }
      let rows = [row] + rest
      let cost = zip(rows, wanted).map { abs($0 - $1) }.reduce(0, +)
      if cost < best?.cost ?? .max { best = (cost, rows) }
    }
    return best?.rows
  }
}

extension Plot {
  /// The names of the curves that end at the right border, and those of the horizontal reference lines, as far as they fit.
  func endLabels(in frame: ChartFrame, width: Int) -> EndLabels {
    endLabels(
      x: frame.x, y: frame.y, rows: frame.rows, room: width * 3 / 10 - 4, marker: frame.glyphs.marker, row: frame.row)
  }

  /// The same for any rows: names of at most `room` columns, those of curves behind their markers.
  func endLabels(
    x: AxisScale, y: AxisScale, rows: Int, room: Int, marker: ((Int) -> Character)?, row: (Double) -> Int
  ) -> EndLabels {
    let curves = series.enumerated().compactMap { index, series -> EndLabels.Label? in
      guard series.style != .points, !series.name.isEmpty,
        let last = series.points.last(where: { $0.x.isFinite && $0.y.isFinite }),
        let across = x.position(last.x), let up = y.position(last.y), (0.93...1.000001).contains(across),
        (-1e-9...1.000001).contains(up)
      else { return nil }
      let name = series.name.withoutControlCharacters
      let text = marker.map { "\($0(index)) \(name)" } ?? name
      return EndLabels.Label(text: text, ink: .series(index), position: min(max(up, 0), 1), subject: .series(index))
    }
    let lines = references.enumerated().compactMap { index, reference -> EndLabels.Label? in
      guard reference.direction == .horizontal, let up = y.position(reference.value), (0...1).contains(up) else {
        return nil
      }
      return EndLabels.Label(text: reference.label, ink: .faint, position: up, subject: .reference(index))
    }
    return EndLabels((curves + lines).filter { $0.text.displayWidth <= room }, rows: rows, row: row)
  }
}

extension Reference {
  /// The name with the value: `chance level = 0.5`, or the value alone where it is the name.
  var label: String {
    let (name, value) = (name.withoutControlCharacters, value.text())
    return name.isEmpty || name == value ? value : "\(name) = \(value)"
  }
}

/// Names of vertical reference lines, on the line above a plot.
struct TopLabels: Sendable {
  /// The labels with the columns of their first characters, counted from the left border of the plot.
  private(set) var placed: [(text: String, column: Int, index: Int)] = []

  /// The labels of the vertical ones of `references` that fit above their lines, right of `first` and left of `limit`.
  init(_ references: [Reference], in frame: ChartFrame, from first: Int, to limit: Int) {
    let lines = references.enumerated().compactMap { index, reference -> (index: Int, column: Int)? in
      guard reference.direction == .vertical, let position = frame.x.position(reference.value), (0...1).contains(position) else {
        return nil
      }
      return (index, frame.column(position))
    }
    var free = first
    for line in lines.sorted(by: { ($0.column, $0.index) < ($1.column, $1.index) }) {
      let text = references[line.index].label
      let width = text.displayWidth
      let start = min(max(line.column - width / 2, free), limit - width)
      guard start >= free, start <= line.column, line.column < start + width else { continue }
      placed.append((text, start, line.index))
      free = start + width + 2
    }
  }

  /// Whether the reference line of this index has its label.
  func contains(_ index: Int) -> Bool { placed.contains { $0.index == index } }
}
