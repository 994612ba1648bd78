internal import Report

extension Table {
  /// The table as lines: aligned columns under a rule, or one record of `name: value` lines a row where that is too wide.
  func textLines(style: RenderingStyle) -> [String] {
    let title = title.wrapped(to: style.width).map { $0.painted(.bold, color: style.color) }
    guard !columns.isEmpty else { return title + ["(no columns)"] }
    let aligned = columns.indices.map { index in AlignedColumn(name: columns[index], cells: rows.map { $0[index] }) }
    let width = aligned.map(\.width).reduce(2 * (aligned.count - 1), +)
    guard width <= style.width else { return title + recordLines(width: style.width) }

    let rule = style.canvas == .block || style.canvas == .braille ? "─" : "-"
    var lines = [
      aligned.map(\.head).joined(separator: "  "), aligned.map { String(repeating: rule, count: $0.width) }.joined(separator: "  "),
    ]
    lines += rows.indices.map { row in aligned.map { $0.cells[row] }.joined(separator: "  ") }
    if rows.isEmpty { lines.append("(no rows)") }
    return title + lines.map(\.withoutTrailingBlanks)
  }

  /// One `name: value` line a cell, the values below each other, a blank line between rows.
  private func recordLines(width: Int) -> [String] {
    let names = columns.map { $0.withoutControlCharacters + ":" }
    guard !rows.isEmpty else { return names + ["(no rows)"] }
    let indent = min((names.map(\.displayWidth).max() ?? 0) + 1, width / 2)
    return rows.enumerated().flatMap { index, row in
      (index == 0 ? [] : [""])
        + zip(names, row).flatMap { name, cell in Self.record(name, cell.description, indent: indent, width: width) }
    }
  }

  /// `name` and `value` on one line where they fit, else the value on lines of its own from column `indent` on.
  private static func record(_ name: String, _ value: String, indent: Int, width: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let wrapped = value.wrapped(to: width - indent)
    guard name.displayWidth < indent else {
      let whole = name + " " + value
      return whole.displayWidth <= width ? [whole] : [name] + wrapped.map { margin + $0 }
    }
    return [name.padded(to: indent) + wrapped[0]] + wrapped.dropFirst().map { margin + $0 }
  }
}
