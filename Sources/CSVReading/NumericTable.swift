import Foundation

/// Columns of numbers from a file of comma-separated values with a header, and beside them a column of words where that is wanted.
///
/// Only rows without a missing value in the chosen columns are kept; the others are counted. Columns that are not chosen may hold
/// anything. Lines without anything on them are skipped.
public struct NumericTable: Sendable, Hashable {
  /// Where the first missing value is.
  public struct Place: Sendable, Hashable {
    /// The row, as a spreadsheet numbers it: the header is row 1.
    public let row: Int
    /// The column's name.
    public let column: String
  }

  /// The name of the file.
  public let file: String
  /// The names of the chosen columns.
  public let columns: [String]
  /// The numbers of the complete rows, row by row.
  public let values: [Double]
  /// The column of words, a word each complete row; nil where none was asked for, or the header has none of that name.
  public let words: WordColumn?
  /// How many rows have a missing value.
  public let incompleteRowCount: Int
  /// How many values are missing in each column of numbers.
  public let missingCounts: [Int]
  /// How many values are missing in all, words too.
  public var missingCount: Int { missingCounts.reduce(0, +) + (words?.missingCount ?? 0) }
  /// Where the first of them is; nil where none is missing.
  public let firstMissing: Place?

  /// How many complete rows the file has; more than `rowCount` where only some were kept.
  public let completeRowCount: Int

  /// The number of complete rows that were kept.
  public var rowCount: Int { columns.isEmpty ? 0 : values.count / columns.count }

  /// More columns than this are refused.
  public static let columnLimit = 100_000
  /// More numbers than this are refused: 320 MB of them.
  public static let valueLimit = 40_000_000

  /// Reads a file, a part at a time.
  ///
  /// - Parameters:
  ///   - path: the file; a pipe will do.
  ///   - words: the name of the column to read as words; there need not be one.
  ///   - sample: which rows are kept where there are very many; nil for all. All are read, and refused where they cannot be.
  ///   - choose: the names of the columns to read, from the names in the header.
  /// - Throws: ``CSVError``, also that of `choose`.
  /// - Complexity: linear in the file's length; memory for the chosen numbers, one row and one part.
  public init(
    path: String, words: String? = nil, sample: RowSample? = nil, choose: (_ header: [String]) throws(CSVError) -> [String]
  ) throws(CSVError) {
    try self.init(file: path, words: words, sample: sample, chunks: try FileChunks(path: path).next, choose: choose)
  }

  /// Reads bytes that `chunks` hands out part by part, none at the end.
  public init(
    file: String, words: String? = nil, sample: RowSample? = nil, chunks: @escaping () throws(CSVError) -> [UInt8],
    choose: (_ header: [String]) throws(CSVError) -> [String]
  ) throws(CSVError) {
    var records = CSVRecords(file: file, nextChunk: chunks)
    let header = try Self.header(&records, file: file)
    let columns = try choose(header)
    var rows = NumericRows(
      file: file, columns: columns, places: try Self.places(of: columns, in: header, file: file),
      words: words.flatMap { name in header.firstIndex(of: name).map { (name, $0) } }, sample: sample)
    var isFirst = true
    while try records.advance() {
      if records.isEmptyLine { continue }
      isFirst = false
      guard records.fieldCount == header.count else {
        throw CSVError(file, .raggedRow(records.row, fields: records.fieldCount, expected: header.count))
      }
      try rows.add(records)
    }
    if isFirst { throw CSVError(file, .noRows) }
    self.file = file
    self.columns = columns
    rows.restoreOrder()
    values = rows.values
    self.words = rows.words
    completeRowCount = rows.completeRowCount
    incompleteRowCount = rows.incompleteRowCount
    missingCounts = rows.missingCounts
    firstMissing = rows.firstMissing
  }

  private static func header(_ records: inout CSVRecords, file: String) throws(CSVError) -> [String] {
    repeat {
      guard try records.advance() else { throw CSVError(file, .empty) }
    } while records.isEmptyLine
    guard records.fieldCount <= columnLimit else { throw CSVError(file, .tooManyColumns(limit: columnLimit)) }
    var names: [String] = []
    for index in 0..<records.fieldCount {
      names.append(try records.text(index).trimmingCharacters(in: .whitespacesAndNewlines))
    }
    let isNumeric = (0..<records.fieldCount).allSatisfy {
      switch NumericField(records.field($0)) {
      case .number, .infinite: true
      case .missing, .text: false
      }
    }
    if isNumeric { throw CSVError(file, .noHeader) }
    if names.count == 1 {
      for (mark, word) in [(";", "semicolons"), ("\t", "tabs")] where names[0].contains(mark) {
        throw CSVError(file, .otherSeparator(word))
      }
    }
    if let unnamed = names.firstIndex(of: "") { throw CSVError(file, .unnamedColumn(unnamed + 1)) }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw CSVError(file, .repeatedColumn(name)) }
    return names
  }

  private static func places(of columns: [String], in header: [String], file: String) throws(CSVError) -> [Int] {
    let known = Dictionary(uniqueKeysWithValues: zip(header, header.indices))
    var places: [Int] = []
    for name in columns {
      guard let place = known[name] else { throw CSVError(file, .missingColumn(name, available: header)) }
      places.append(place)
    }
    return places
  }
}
