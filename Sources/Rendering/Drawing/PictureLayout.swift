internal import Report

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
  /// A mark is a square of values on two columns. Where lines are scarce (`isTight`) and a picture has too many, it is twice as
  /// high as wide and takes one column, which keeps more of the picture.
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
