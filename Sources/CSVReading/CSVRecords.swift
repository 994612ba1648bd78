/// The records of comma-separated values (RFC 4180), one at a time from chunks of bytes, so that memory holds no more than one
/// record.
///
/// Beyond the standard: a byte order mark is skipped, a line ends with LF, CR LF or CR, and a quotation mark within an unquoted
/// field stands for itself. Fields are bytes; whether they are text is for the reader of a field to see.
struct CSVRecords {
  /// The fields of the current record, one after another, without their quotation marks.
  private(set) var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  private(set) var ends: [Int] = []
  /// The number of the line on which the current record begins, from 1.
  private(set) var row = 0

  /// A record longer than this many bytes is refused.
  static let lengthLimit = 32 << 20

  private let file: String
  private let nextChunk: () throws(CSVError) -> [UInt8]
  private var chunk: [UInt8] = []
  private var position = 0
  private var line = 1
  private var endsWithReturn = false
  private var isAtStart = true

  private enum State { case fieldStart, plain, quoted, afterQuote }

  /// The records of a file.
  ///
  /// - Parameter nextChunk: the next bytes; none at the end.
  init(file: String, nextChunk: @escaping () throws(CSVError) -> [UInt8]) {
    self.file = file
    self.nextChunk = nextChunk
  }

  /// The number of fields of the current record.
  var fieldCount: Int { ends.count }

  /// Whether the record is a line without anything on it.
  var isEmptyLine: Bool { ends.count == 1 && bytes.isEmpty && !hasQuotes }
  private var hasQuotes = false

  /// The bytes of a field.
  func field(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// A field as text.
  func text(_ index: Int) throws(CSVError) -> String {
    guard let text = String(validating: field(index), as: UTF8.self) else { throw CSVError(file, .notUTF8(row: row)) }
    return text
  }

  /// Reads the next record; false at the end of the file.
  mutating func advance() throws(CSVError) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hasQuotes = false
    row = line
    var state = State.fieldStart
    while let byte = try nextByte() {
      let followsReturn = endsWithReturn
      endsWithReturn = false
      if followsReturn, byte == .lineFeed, state == .fieldStart, ends.isEmpty { continue }
      switch (state, byte) {
      case (.quoted, .quote): state = .afterQuote
      case (.quoted, _):
        if byte == .lineFeed { line += 1 }
        bytes.append(byte)
      case (.fieldStart, .quote):
        state = .quoted
        hasQuotes = true
      case (_, .comma):
        ends.append(bytes.count)
        state = .fieldStart
      case (_, .lineFeed), (_, .carriageReturn):
        endsWithReturn = byte == .carriageReturn
        line += 1
        ends.append(bytes.count)
        return true
      case (.afterQuote, .quote):
        bytes.append(byte)
        state = .quoted
      case (.afterQuote, .space): break
      case (.afterQuote, _): throw CSVError(file, .textAfterQuote(row: row))
      default:
        bytes.append(byte)
        state = .plain
      }
      if bytes.count + 8 * ends.count > Self.lengthLimit { throw CSVError(file, .rowTooLong(row: row, limit: Self.lengthLimit)) }
    }
    if state == .quoted { throw CSVError(file, .openQuote(row: row)) }
    guard state != .fieldStart || !ends.isEmpty else { return false }
    ends.append(bytes.count)
    return true
  }

  private mutating func nextByte() throws(CSVError) -> UInt8? {
    if isAtStart {
      isAtStart = false
      chunk = try firstChunk()
    }
    if position == chunk.count {
      chunk = try nextChunk()
      position = 0
      if chunk.isEmpty { return nil }
    }
    position += 1
    return chunk[position - 1]
  }

  /// Chunks together as long as a byte order mark, which is passed over.
  private mutating func firstChunk() throws(CSVError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 3 {
      let chunk = try nextChunk()
      if chunk.isEmpty { break }
      bytes += chunk
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw CSVError(file, .notUTF8(row: 1)) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    return bytes
  }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate static let space = UInt8(ascii: " ")
}
