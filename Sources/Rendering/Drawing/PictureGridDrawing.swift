internal import Report

extension PictureGrid {
  /// The pictures under their captions, side by side as far as the width holds; a value is two columns wide, which makes it nearly square.
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
      : "\(mark) stands for \(missing) missing, undefined or infinite \(missing == 1 ? "value" : "values")."
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

/// Where pictures go, and what they are made of.
struct PictureLayout {
  /// The values that a mark stands for, down and across; the mean of them is shown.
  let valuesDown: Int
  let valuesAcross: Int
  /// The shades, lightest first.
  let shades: [Character]
  /// The columns that a mark takes.
  private let markWidth: Int
  /// The columns that every picture takes; nil where each takes as many as it needs.
  private let cellWidth: Int?
  private let width: Int
  private static let gap = 3

  /// The layout of `grid` in the width of `style`, each picture of at most `lineRoom` lines.
  ///
  /// A mark is a square of values on two columns. Where lines are scarce (`isTight`) and a picture has too many, it is twice as high
  /// as wide and takes one column, which keeps more of the picture.
  init(_ grid: PictureGrid, lines lineRoom: Int, style: RenderingStyle, isTight: Bool = false) {
    let (lines, columns) = grid.largest
    func count(_ values: Int, _ room: Int) -> Int { max(1, (values + room - 1) / room) }
    let side = max(count(lines, lineRoom), count(columns, style.width / 2))
    let isNarrow = isTight && side > 1
    markWidth = isNarrow ? 1 : 2
    valuesAcross = isNarrow ? max(count(lines, 2 * lineRoom), count(columns, style.width)) : side
    valuesDown = isNarrow ? 2 * valuesAcross : side
    let pictureWidth = markWidth * count(columns, valuesAcross)
    let captionWidth = grid.pictures.map(\.caption.displayWidth).max() ?? 0
    // Captions widen small pictures up to a point, and are wrapped beyond it.
    cellWidth = isTight ? nil : max(pictureWidth, min(captionWidth, 16), 2)
    width = style.width
    shades = ShadeScale.shades(on: style.canvas)
  }

  /// The columns of a picture with its caption.
  private func cellWidth(_ picture: PictureGrid.Picture?) -> Int {
    if let cellWidth { return cellWidth }
    guard let picture else { return 2 }
    let columns = (picture.columnCount + valuesAcross - 1) / valuesAcross
    return max(markWidth * columns, min(picture.caption.displayWidth, 32), 2)
  }

  /// The pictures in groups that fit side by side.
  func lines(of pictures: [PictureGrid.Picture?]) -> [ArraySlice<PictureGrid.Picture?>] {
    var lines: [ArraySlice<PictureGrid.Picture?>] = []
    var (start, free) = (0, width)
    for (index, picture) in pictures.enumerated() {
      let needed = cellWidth(picture)
      if index > start, needed > free {
        lines.append(pictures[start..<index])
        (start, free) = (index, width)
      }
      free -= needed + Self.gap
    }
    return start < pictures.count ? lines + [pictures[start...]] : lines
  }

  /// Adds pictures side by side, their captions ending on one line.
  func append(_ pictures: ArraySlice<PictureGrid.Picture?>, scale: ShadeScale, to grid: inout TextGrid) {
    let captions = pictures.map { picture in picture?.captionLines(width: cellWidth(picture)) ?? [] }
    let captionLines = captions.map(\.count).max() ?? 0
    let drawings = pictures.map { $0?.thinned(down: valuesDown, across: valuesAcross) }
    let top = grid.height + captionLines
    grid.appendLines(captionLines + (drawings.map { $0?.values.count ?? 0 }.max() ?? 0))
    var next = 0
    for (index, drawing) in drawings.enumerated() {
      let left = next
      next += cellWidth(pictures[pictures.startIndex + index]) + Self.gap
      guard let drawing else { continue }
      for (line, words) in captions[index].enumerated() { grid.put(words, left, top - captions[index].count + line) }
      for line in drawing.values.indices {
        for column in 0..<drawing.columnCount {
          let mark = String(scale.shade(drawing.value(line, column), among: shades))
          grid.put(String(repeating: mark, count: markWidth), left + markWidth * column, top + line)
        }
      }
    }
  }
}
