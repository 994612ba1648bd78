internal import Report

extension PictureGrid {
  /// The pictures under their captions, side by side as far as the width holds; a value is two columns wide, which makes it nearly square.
  func drawn(style: RenderingStyle, room: Int?) throws(Undrawable) -> TextGrid? {
    guard !pictures.isEmpty else { throw Undrawable(sentence: "There is no picture to show.") }
    let scale = try ShadeScale(values, within: value.usableRange)
    guard let room else {
      return drawn(scale, layout: PictureLayout(self, lines: 2 * style.plotRows, style: style), style: style)
    }
    // All rows rather than fewer, and whole pictures rather than small ones; smaller than seven lines nothing is recognised.
    for wraps in [true, false] {
      for count in stride(from: rows.count, through: 1, by: -1) {
        for lines in Set([room, 14, 10, 7]).sorted(by: >) where lines <= room {
          let layout = PictureLayout(self, lines: lines, style: style)
          let grid = drawn(scale, layout: layout, firstRows: count, wraps: wraps, style: style)
          if grid.height <= room { return grid }
        }
      }
    }
    return nil
  }

  /// The first rows under each other; without `wraps`, of each no more pictures than fit side by side.
  private func drawn(
    _ scale: ShadeScale, layout: PictureLayout, firstRows: Int? = nil, wraps: Bool = true, style: RenderingStyle
  ) -> TextGrid {
    var grid = TextGrid(width: style.width)
    var shownCount = 0
    for (index, row) in rows.prefix(firstRows ?? rows.count).enumerated() {
      if index > 0 { grid.appendLines() }
      if !row.name.isEmpty { grid.append(row.name) }
      if row.pictures.allSatisfy({ $0 == nil }) { grid.append("(no picture)") }
      let shown = wraps ? row.pictures[...] : row.pictures.prefix(layout.picturesPerLine)
      shownCount += shown.count { $0 != nil }
      for start in stride(from: 0, to: shown.count, by: layout.picturesPerLine) {
        layout.append(shown[start..<min(start + layout.picturesPerLine, shown.count)], scale: scale, to: &grid)
      }
    }
    grid.append(legend(scale, shades: layout.shades))
    if layout.valuesPerMark > 1 { grid.append(Self.thinningNote(layout.valuesPerMark, "mark")) }
    for note in notes(missing: String(ShadeScale.missing)) { grid.append(note) }
    if shownCount < pictures.count {
      grid.append("Not shown for want of room: \(pictures.count - shownCount) of \(pictures.count.counted("picture")).")
    }
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
  static func thinningNote(_ count: Int, _ mark: String) -> String { "Each \(mark) is the mean of \(count) × \(count) values." }

  /// What `mark` stands for, where a value cannot be shown, and how many values have the shade of another.
  func notes(missing mark: String) -> [String] {
    let missing = missingCount
    let note = "\(mark) stands for \(missing) missing, undefined or infinite \(missing == 1 ? "value" : "values")."
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

  /// The picture with squares of `side` × `side` values as one each, their mean; values that are not finite count only where there are no others.
  func thinned(by side: Int) -> Self {
    guard side > 1 else { return self }
    let lines = stride(from: 0, to: values.count, by: side).map { line in
      stride(from: 0, to: columnCount, by: side).map { column in
        let finite = values[line..<min(line + side, values.count)].flatMap { $0.dropFirst(column).prefix(side) }.filter(\.isFinite)
        // Divided before it is added, so that the sum cannot overflow.
        return finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / Double(finite.count) }
      }
    }
    return Self(caption, values: lines)
  }
}

/// Where pictures go, and what they are made of.
struct PictureLayout {
  /// The side of the square of values that a mark stands for.
  let valuesPerMark: Int
  /// How many pictures stand side by side.
  let picturesPerLine: Int
  /// The shades, lightest first.
  let shades: [Character]
  private let cellWidth: Int
  private static let gap = 3

  /// The layout of `grid` in the width of `style`, each picture of at most `lineRoom` lines.
  init(_ grid: PictureGrid, lines lineRoom: Int, style: RenderingStyle) {
    let (lines, columns) = grid.largest
    let columnRoom = style.width / 2
    valuesPerMark = max(1, (lines + lineRoom - 1) / lineRoom, (columns + columnRoom - 1) / columnRoom)
    let pictureWidth = 2 * ((columns + valuesPerMark - 1) / valuesPerMark)
    let captionWidth = grid.pictures.map(\.caption.displayWidth).max() ?? 0
    // Captions widen small pictures up to a point, and are wrapped beyond it.
    cellWidth = max(pictureWidth, min(captionWidth, 16), 2)
    picturesPerLine = max(1, (style.width + Self.gap) / (cellWidth + Self.gap))
    shades = ShadeScale.shades(on: style.canvas)
  }

  /// Adds pictures side by side, their captions ending on one line.
  func append(_ pictures: ArraySlice<PictureGrid.Picture?>, scale: ShadeScale, to grid: inout TextGrid) {
    let captions = pictures.map { $0?.captionLines(width: cellWidth) ?? [] }
    let captionLines = captions.map(\.count).max() ?? 0
    let drawings = pictures.map { $0?.thinned(by: valuesPerMark) }
    let top = grid.height + captionLines
    grid.appendLines(captionLines + (drawings.map { $0?.values.count ?? 0 }.max() ?? 0))
    for (index, drawing) in drawings.enumerated() {
      guard let drawing else { continue }
      let left = index * (cellWidth + Self.gap)
      for (line, words) in captions[index].enumerated() { grid.put(words, left, top - captions[index].count + line) }
      for line in drawing.values.indices {
        for column in 0..<drawing.columnCount {
          let mark = String(scale.shade(drawing.value(line, column), among: shades))
          grid.put(mark + mark, left + 2 * column, top + line)
        }
      }
    }
  }
}
