internal import Report

extension Figure {
  /// The figure as lines without trailing blanks.
  func textLines(style: RenderingStyle) -> [String] { grid(style: style).lines(color: style.color) }

  /// The figure as lines that are all as wide as the style asks, blanks at their ends included.
  package func paddedLines(style: RenderingStyle) -> [String] { grid(style: style).lines(color: style.color, trimmed: false) }

  /// Title, drawing, legend, notes and caption, every line exactly as wide as the style asks, and no more of them than it allows.
  func grid(style: RenderingStyle) -> TextGrid {
    var grid = TextGrid(width: style.width)
    if !title.isEmpty { grid.append(title, ink: .bold) }
    var note = TextGrid(width: style.width)
    if !caption.isEmpty, !style.isCompact { note.append(caption) }
    guard let limit = style.figureRows else {
      grid.append(body(style: style, room: nil))
      grid.append(note)
      return grid
    }
    grid.keepLines(max(1, limit / 3), ellipsis: style.canvas == .ascii ? "..." : "…")
    // A long caption would leave no room for what it is about.
    if note.height > limit / 4 { note = TextGrid(width: style.width) }
    let room = limit - grid.height - note.height
    var body = body(style: style, room: room)
    body.keepLines(room)
    grid.append(body)
    grid.append(note)
    return grid
  }

  /// The drawing, or words where nothing is to be drawn or the drawing has no room.
  private func body(style: RenderingStyle, room: Int?) -> TextGrid {
    do throws(Undrawable) {
      if style.canvas != .none, let drawing = try content.drawn(style: style, room: room) { return drawing }
      return try described(style: style, room: room)
    } catch {
      var grid = TextGrid(width: style.width)
      grid.append(error.sentence)
      return grid
    }
  }

  /// The figure in words, one sentence a line and one record a line; where nothing can be drawn, the same sentence as there.
  private func described(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid {
    let words = words
    if words.sentences.isEmpty {
      _ = try content.drawn(style: style, room: nil)
      throw Undrawable(sentence: "There is nothing to describe.")
    }
    func grid(sentences: Int, records: Int, note: String? = nil) -> TextGrid {
      var grid = TextGrid(width: style.width)
      for sentence in words.sentences.prefix(sentences) { grid.append(sentence, indent: 2) }
      // Fewer records are at equal steps, not the first ones.
      for record in records > 0 ? words.records.sampled(records) : [] { grid.append("- " + record, indent: 4) }
      if let note { grid.append(note) }
      return grid
    }
    let whole = grid(sentences: words.sentences.count, records: words.records.count)
    guard let room, whole.height > room else { return whole }
    for count in stride(from: words.records.count - 1, through: 0, by: -1) {
      let shorter = grid(sentences: words.sentences.count, records: count == 1 ? 0 : count)
      if shorter.height <= room { return shorter }
    }
    for count in stride(from: words.sentences.count - 1, through: 1, by: -1) {
      let left = (words.sentences.count - count).counted("more sentence")
      let shorter = grid(sentences: count, records: 0, note: "(Without room: \(left).)")
      if shorter.height <= room { return shorter }
    }
    return grid(sentences: 1, records: 0)
  }
}

extension Figure.Content {
  /// The drawing with its legend and notes, in at most `room` lines; nil where it needs more.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    switch self {
    case .plot(let plot): try plot.drawn(style: style, room: room)
    case .histogram(let histogram): try histogram.drawn(style: style, room: room)
    case .densities(let densities): try densities.drawn(style: style, room: room)
    case .bars(let bars): try bars.drawn(style: style, room: room)
    case .heatMap(let map): try map.drawn(style: style, room: room)
    case .decisionRegion(let region): try region.drawn(style: style, room: room)
    case .transportPlan(let plan): try plan.drawn(style: style, room: room)
    case .pictureGrid(let grid): try grid.drawn(style: style, room: room)
    case .forest(let forest): try forest.drawn(style: style, room: room)
    }
  }
}

extension TextGrid {
  /// What `draw` makes of as many rows, at most `rows` and at least `least`, as keep it within `room` lines; nil where none do.
  static func fitting(
    _ room: Int?, rows: Int, least: Int, draw: (_ rows: Int) throws(Undrawable) -> TextGrid
  ) throws(Undrawable) -> TextGrid? {
    guard let room else { return try draw(rows) }
    var rows = rows
    while rows >= least {
      let grid = try draw(rows)
      if grid.height <= room { return grid }
      // A row may take several lines, so that fewer rows than lines have to go.
      rows -= max(1, (grid.height - room) / max(1, grid.height / max(1, rows)))
    }
    return nil
  }
}

extension RenderingStyle {
  /// The height of a plot in rows where it is not limited: a fifth of the width, 10…24.
  var plotRows: Int { min(max(width / 5, 10), 24) }

  /// The height of a small multiple in rows.
  var panelRows: Int { 8 }

  /// The greatest height of a plot that has `room` lines.
  func plotRows(in room: Int?) -> Int { room.map { min($0, 24) } ?? plotRows }
}
