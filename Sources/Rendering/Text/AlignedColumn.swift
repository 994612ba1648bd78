internal import Report

/// A table's column as text, every number aligned on its decimal point and every uncertainty on its own.
struct AlignedColumn {
  /// The head and the cells, all `width` columns wide.
  let head: String
  let cells: [String]
  let width: Int

  /// The column named `name`; it is aligned as numbers when any of its cells is one.
  init(name: String, cells: [Cell]) {
    let name = name.withoutControlCharacters
    let isNumeric = cells.contains(where: \.isNumeric)
    let numbers = cells.map { $0.isNumeric ? NumberParts($0) : nil }
    let widths = numbers.compactMap(\.self).reduce(into: NumberParts.Widths()) { $0.include($1) }
    let texts = zip(cells, numbers).map { cell, parts in parts?.aligned(to: widths) ?? cell.description }
    let width = max(name.displayWidth, texts.map(\.displayWidth).max() ?? 0)
    self.width = width
    self.head = isNumeric ? name.leftPadded(to: width) : name.padded(to: width)
    self.cells = zip(cells, texts).map { cell, text in
      // Words among numbers keep to the left; numbers, and the sign for nothing, to the right.
      if case .text = cell { return text.padded(to: width) }
      return isNumeric ? text.leftPadded(to: width) : text.padded(to: width)
    }
  }
}

/// A number cut at the places where a column aligns it.
private struct NumberParts {
  /// The pieces, in order: before the point, from the point on, the uncertainty before its point, and from it on.
  let pieces: [String]

  init(_ cell: Cell) {
    if case .estimate(let value, let uncertainty) = cell {
      let parts = UncertainNumber(value, plusMinus: uncertainty)
      pieces = Self.cut(parts.estimate) + Self.cut(parts.uncertainty)
    } else {
      pieces = Self.cut(cell.description)
    }
  }

  private static func cut(_ number: String) -> [String] {
    guard let point = number.firstIndex(of: ".") else { return [number, ""] }
    return [String(number[..<point]), String(number[point...])]
  }

  /// The widest of each piece in a column.
  struct Widths {
    private(set) var pieces = [0, 0, 0, 0]
    private(set) var hasUncertainty = false

    mutating func include(_ parts: NumberParts) {
      for (index, piece) in parts.pieces.enumerated() { pieces[index] = max(pieces[index], piece.displayWidth) }
      hasUncertainty = hasUncertainty || parts.pieces.count == 4
    }
  }

  func aligned(to widths: Widths) -> String {
    var text = pieces[0].leftPadded(to: widths.pieces[0]) + pieces[1].padded(to: widths.pieces[1])
    guard widths.hasUncertainty else { return text }
    if pieces.count == 4 {
      text += " ± " + pieces[2].leftPadded(to: widths.pieces[2]) + pieces[3].padded(to: widths.pieces[3])
    } else {
      text += String(repeating: " ", count: 3 + widths.pieces[2] + widths.pieces[3])
    }
    return text
  }
}
