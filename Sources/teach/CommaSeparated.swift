internal import ChapterKit

/// A table of cells as RFC 4180 has them: what gradebooks exchange.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it when it is written, and loses it when it is
/// read back.
struct CommaSeparated: Sendable {
  /// The first row, in small letters and without blanks around.
  let header: [String]
  /// The rows after it, each as long as the header, with the number of its line in the file.
  let rows: [(line: Int, cells: [String])]

  /// Reads a text.
  ///
  /// - Parameter name: the file, for messages
  /// - Throws: ``TeachingError`` with the file and the line
  init(_ text: String, name: String) throws(TeachingError) {
    var records = try Self.records(of: text, name: name)
    records.removeAll { $0.cells == [""] }
    guard let first = records.first else { throw TeachingError("'\(name)' is empty; its first line names the columns.") }
    header = first.cells.map { Self.trimmed($0).lowercased() }
    guard Set(header).count == header.count else { throw TeachingError("'\(name)' names a column twice in its first line.") }
    for record in records where record.cells.count != first.cells.count {
      throw TeachingError(
        "'\(name)' has \(record.cells.count) cells in line \(record.line), and \(first.cells.count) columns in its first line.")
    }
    rows = Array(records.dropFirst())
  }

  /// The place of a column.
  func column(_ title: String, name: String) throws(TeachingError) -> Int {
    guard let place = header.firstIndex(of: title) else {
      throw TeachingError("'\(name)' has no column '\(title)'; its first line is '\(header.joined(separator: ","))'.")
    }
    return place
  }

  /// Rows as a text, with the ends of lines that RFC 4180 has.
  ///
  /// - Parameter exact: the places of columns that a program compares letter by letter: no apostrophe comes before their cells
  static func text(_ rows: [[String]], exact: Set<Int> = []) -> String {
    rows.map { cells in
      cells.enumerated().map { quoted(exact.contains($0.offset) ? $0.element : guarded($0.element)) }.joined(separator: ",")
        + "\r\n"
    }.joined()
  }

  /// A cell as it was before ``text(_:exact:)`` guarded it.
  static func unguarded(_ cell: String) -> String {
    guard cell.first == "'", let second = cell.dropFirst().first, formulaStarts.contains(second) else { return cell }
    return String(cell.dropFirst())
  }

  /// An apostrophe is guarded as well, so that nothing is lost on the way back.
  private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'"]

  private static func guarded(_ cell: String) -> String {
    cell.first.map(formulaStarts.contains) == true ? "'" + cell : cell
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) || cell != trimmed(cell) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private static func records(of text: String, name: String) throws(TeachingError) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var (cells, cell, line, first) = ([String](), String.UnicodeScalarView(), 1, 1)
    var (isQuoted, wasQuoted) = (false, false)
    var rest = text.unicodeScalars[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    func endRecord() {
      cells.append(String(cell))
      records.append((first, cells))
      (cells, cell, first, wasQuoted) = ([], .init(), line, false)
    }
    while let scalar = rest.popFirst() {
      if scalar == "\n" { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if rest.first == "\"" {
          cell.append(rest.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"" where cell.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
      case ",":
        cells.append(String(cell))
        (cell, wasQuoted) = (.init(), false)
      case "\r" where rest.first == "\n": break
      case "\n", "\r": endRecord()
      case _ where wasQuoted || scalar == "\"":
        throw TeachingError("'\(name)' has a quote in the middle of a cell in line \(line).")
      default: cell.append(scalar)
      }
    }
    guard !isQuoted else { throw TeachingError("'\(name)' has a quote in line \(first) that is never closed.") }
    if !cells.isEmpty || !cell.isEmpty || wasQuoted { endRecord() }
    return records
  }
}

/// What an instructor gave that cannot be used, as a sentence.
struct TeachingError: UnusableInput, Hashable {
  /// The sentence.
  let description: String

  init(_ description: String) { self.description = description }
}
