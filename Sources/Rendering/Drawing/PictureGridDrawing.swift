internal import Report

extension PictureGrid {
  /// The pictures under their captions, side by side as far as the width holds; a value is two columns wide, which makes it nearly
  /// square.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    guard !pictures.isEmpty else { throw Undrawable(sentence: "There is no picture to show.") }
    let scale = try ShadeScale(values, within: value.usableRange)
    guard let room else {
      return drawn(scale, layout: PictureLayout(self, lines: 2 * style.plotRows, style: style), style: style)
    }
    // All rows rather than fewer, and whole pictures rather than small ones; on fewer than seven lines nothing is recognised.
    for wraps in [true, false] {
      for count in stride(from: rows.count, through: 1, by: -1) {
        for lines in Set([room, 14, 10, 7]).sorted(by: >) where lines <= room {
          let layout = PictureLayout(self, lines: lines, style: style, isTight: true)
          let grid = drawn(scale, layout: layout, firstRows: count, wraps: wraps, isTight: true, style: style)
          if grid.height <= room { return grid }
        }
      }
    }
    return nil
  }

  /// The first rows under each other; without `wraps`, of each no more pictures than fit side by side.
  private func drawn(
    _ scale: ShadeScale, layout: PictureLayout, firstRows: Int? = nil, wraps: Bool = true, isTight: Bool = false,
    style: RenderingStyle
  ) -> TextGrid {
    var grid = TextGrid(width: style.width)
    var shownCount = 0
    for (index, row) in rows.prefix(firstRows ?? rows.count).enumerated() {
      if index > 0 { grid.appendLines() }
      if !row.name.isEmpty { grid.append(row.name) }
      if row.pictures.allSatisfy({ $0 == nil }) { grid.append("(no picture)") }
      for line in layout.lines(of: row.pictures).prefix(wraps ? row.pictures.count : 1) {
        shownCount += line.count { $0 != nil }
        layout.append(line, scale: scale, to: &grid)
      }
    }
    var notes = [legend(scale, shades: layout.shades)]
    if layout.valuesDown > 1 { notes.append(Self.thinningNote(layout.valuesDown, layout.valuesAcross, "mark")) }
    notes += self.notes(missing: String(ShadeScale.missing), isShort: isTight)
    if shownCount < pictures.count {
      notes.append("Without room: \(pictures.count - shownCount) of \(pictures.count.counted("picture")).")
    }
    for note in isTight ? [notes.joined(separator: " ")] : notes { grid.append(note) }
    return grid
  }

  private func legend(_ scale: ShadeScale, shades: [Character]) -> String {
    let meaning = scale.lower < scale.upper ? value.matrixTitle.map { " for " + $0 + " " } ?? " " : "; "
    return "Shades " + String(shades.dropFirst()) + meaning + scale.legend(full: shades[shades.count - 1]) + "."
  }
}

extension PictureGrid {
  /// All pictures, row by row.
  var pictures: [Picture] { rows.flatMap { $0.pictures.compactMap(\.self) } }

  /// All values.
  var values: [Double] { pictures.flatMap { $0.values.joined() } }

  /// The lines and the columns of the largest picture.
  var largest: (lines: Int, columns: Int) {
    (pictures.map(\.values.count).max() ?? 0, pictures.flatMap { $0.values.map(\.count) }.max() ?? 0)
  }

  /// What a mark stands for where it is more than one value.
  static func thinningNote(_ down: Int, _ across: Int, _ mark: String) -> String {
    "Each \(mark) is the mean of \(down) × \(across) values."
  }

  /// What `mark` stands for, where a value cannot be shown, and how many values have the shade of another.
  func notes(missing mark: String, isShort: Bool = false) -> [String] {
    let missing = missingCount
    let note =
      isShort
      ? "\(mark) is no number (\(missing) of them)."
      : "\(mark) stands for \(missing.counted("missing, undefined or infinite value"))."
    return (missing > 0 ? [note] : []) + [outsideNote].compactMap(\.self)
  }

  /// The number of places without a finite value.
  var missingCount: Int {
    pictures.map { $0.values.count * $0.columnCount - $0.values.joined().filter(\.isFinite).count }.reduce(0, +)
  }

  /// How many values lie outside the range; nil for none.
  var outsideNote: String? {
    guard let range = value.usableRange else { return nil }
    let outside = values.filter { $0.isFinite && !range.contains($0) }.count
    return outside > 0 ? "Outside the range, with the shade of its nearer end: \(outside.counted("value"))." : nil
  }
}

extension PictureGrid.Picture {
  /// The length of the longest line.
  var columnCount: Int { values.map(\.count).max() ?? 0 }

  /// The caption on lines of `width` columns.
  func captionLines(width: Int) -> [String] { caption.isEmpty ? [] : caption.wrapped(to: width, breaksLongWords: true) }

  /// The value at a place, NaN where the line ends before it.
  func value(_ line: Int, _ column: Int) -> Double { column < values[line].count ? values[line][column] : .nan }

  /// The picture with rectangles of `down` × `across` values as one each, their mean; values that are not finite count only where
  /// there are no others.
  func thinned(down: Int, across: Int) -> Self {
    guard down > 1 || across > 1 else { return self }
    let lines = stride(from: 0, to: values.count, by: down).map { line in
      stride(from: 0, to: columnCount, by: across).map { column in
        let finite = values[line..<min(line + down, values.count)].flatMap { $0.dropFirst(column).prefix(across) }
          .filter(\.isFinite)
        // Divided before it is added, so that the sum cannot overflow.
        return finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / Double(finite.count) }
      }
    }
    return Self(caption, values: lines)
  }
}
