/// Why a file of comma-separated values could not be read as a table of numbers.
///
/// Rows are numbered as a spreadsheet numbers them: the header is row 1, and empty lines count.
public struct CSVError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with a file.
  public enum Cause: Sendable, Hashable {
    /// The system does not let the file be read, for this reason.
    case unreadable(String)
    /// There is nothing in the file.
    case empty
    /// The first row consists of numbers.
    case noHeader
    /// There is a header and nothing below it.
    case noRows
    /// A column of the header has no name.
    case unnamedColumn(Int)
    /// Two columns bear the same name.
    case repeatedColumn(String)
    /// A column that is needed is not there; `available` are the names that are.
    case missingColumn(String, available: [String])
    /// There are columns that the other file has not.
    case unexpectedColumns([String], other: String)
    /// The header has one column, whose name contains this separator.
    case otherSeparator(String)
    /// There are more columns than can be read.
    case tooManyColumns(limit: Int)
    /// More columns are to be read than can be used.
    case tooManyChosen(Int, limit: Int)
    /// A row has more or fewer fields than the header.
    case raggedRow(Int, fields: Int, expected: Int)
    /// A field of a numeric column is not a number.
    case notANumber(String, row: Int, column: String)
    /// A field of a numeric column is infinite, or too large for a double.
    case infinite(String, row: Int, column: String)
    /// A quotation mark closes a field in its middle.
    case textAfterQuote(row: Int)
    /// The file ends within a quoted field that began in this row.
    case openQuote(row: Int)
    /// Some bytes are not UTF-8.
    case notUTF8(row: Int)
    /// A row is longer than any table of numbers has it.
    case rowTooLong(row: Int, limit: Int)
    /// The table does not fit into the memory that it may take.
    case tooLarge(row: Int, limit: Int)
  }

  /// The name of the file, as it was given.
  public let file: String
  /// What is wrong.
  public let cause: Cause

  /// An error of a file.
  public init(_ file: String, _ cause: Cause) {
    self.file = file
    self.cause = cause
  }

  /// One sentence: the file, the place, and what to do.
  public var description: String { "'\(file.visible)' " + cause.predicate }
}

extension CSVError.Cause {
  fileprivate var predicate: String {
    switch self {
    case .unreadable(let reason): "cannot be read: \(reason)."
    case .empty: "is empty; a header and rows of numbers are needed."
    case .noHeader: "has no header: its first row consists of numbers; put the columns' names above it."
    case .noRows: "has a header but no rows."
    case .unnamedColumn(let number): "has no name for column \(number) in its header."
    case .repeatedColumn(let name): "has two columns named '\(name.shortened)'."
    case .missingColumn(let name, let available): "has no column '\(name.shortened)'; it has \(available.listed)."
    case .unexpectedColumns(let names, let other):
      "has columns that '\(other.visible)' has not: \(names.listed); choose the columns to compare with --features."
    case .otherSeparator(let separator): "has its columns separated by \(separator); commas are needed."
    case .tooManyColumns(let limit): "has more than \(limit) columns; split it by columns first."
    case .tooManyChosen(let count, let limit):
      "has \(count) columns to compare; choose at most \(limit) of them with --features."
    case .raggedRow(let row, let fields, let expected):
      "has \(fields) \(fields == 1 ? "field" : "fields") in row \(row), where its header has \(expected)."
    case .notANumber(let text, let row, let column):
      "has '\(text.shortened)' in row \(row), column '\(column.shortened)', which is not a number; correct it, leave the column "
        + "out with --features, or name it with --label if it is the label."
    case .infinite(let text, let row, let column):
      "has '\(text.shortened)' in row \(row), column '\(column.shortened)', which is not a finite number."
    case .textAfterQuote(let row): "has text after a closing quotation mark in row \(row)."
    case .openQuote(let row): "ends within the quoted field that begins in row \(row)."
    case .notUTF8(let row): "is not UTF-8 text in row \(row); save it with that encoding."
    case .rowTooLong(let row, let limit): "has more than \(limit >> 20) MB in row \(row); this is no table of numbers."
    case .tooLarge(let row, let limit):
      "has more than \(limit) numbers up to row \(row), more than memory is meant to hold; choose fewer rows or --features."
    }
  }
}

extension String {
  /// The text on one line and at most 40 characters long, for messages.
  fileprivate var shortened: String {
    let visible = String(String.UnicodeScalarView(unicodeScalars.prefix(200))).visible
    return visible.count <= 40 && unicodeScalars.count <= 200 ? visible : visible.prefix(37) + "…"
  }

  /// The text with its control characters, line separators and invisible marks escaped, as `\n` and `\u{1B}`; joiners stay.
  fileprivate var visible: String {
    unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      case .format where scalar.value != 0x200C && scalar.value != 0x200D: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }.joined()
  }
}

extension [String] {
  /// The first few names, in quotes.
  fileprivate var listed: String {
    let shown = prefix(6).map { "'\($0.shortened)'" }.joined(separator: ", ")
    return count > 6 ? shown + " and \(count - 6) more" : shown
  }
}
