import CSVReading
import Foundation
import Testing

@Suite("A table of numbers from comma-separated values")
struct NumericTableTests {
  /// Reads text in parts of `chunkSize` bytes.
  private func table(_ bytes: some Sequence<UInt8>, chunkSize: Int = 7, columns: [String]? = nil) throws(CSVError) -> NumericTable {
    var rest = Array(bytes)[...]
    return try NumericTable(
      file: "f.csv",
      chunks: { () throws(CSVError) in
        defer { rest = rest.dropFirst(chunkSize) }
        return Array(rest.prefix(chunkSize))
      }, choose: { header throws(CSVError) in columns ?? header })
  }

  private func error(_ text: String, columns: [String]? = nil) -> CSVError.Cause? {
    do throws(CSVError) {
      _ = try table(text.utf8, columns: columns)
      return nil
    } catch {
      return error.cause
    }
  }

  @Test(
    "Line ends, a byte order mark, quotation marks, blanks and empty lines do not change the numbers",
    arguments: [
      "a,b\n1,2.5\n-3,4e2\n", "a,b\r\n1,2.5\r\n-3,4e2", "a,b\r1,2.5\r-3,4e2\r", "\u{FEFF}a,b\n1,2.5\n-3,4e2",
      "\"a\",\"b\"\n\"1\",2.5\n-3,\"4e2\"\n", "\n a , b\n\n 1 ,\t2.5\n\n\n-3,+400.0 \n\n",
    ], [1, 2, 3, 1000])
  func sameNumbers(text: String, chunkSize: Int) throws {
    let table = try table(text.utf8, chunkSize: chunkSize)
    #expect(table.columns == ["a", "b"])
    #expect(table.values == [1, 2.5, -3, 400])
    #expect(table.rowCount == 2)
  }

  @Test("Chosen columns come in the chosen order, whatever the others hold")
  func chosenColumns() throws {
    let table = try table("x,name,y\n1,\"Ann, \"\"A\"\"\nof York\",2\n3,Bob,4\n".utf8, columns: ["y", "x"])
    #expect(table.values == [2, 1, 4, 3])
  }

  @Test(
    "Rows with missing values are left out and counted, and the first is shown by its row",
    arguments: ["", " ", "NaN", "nan", "NA", "N/A", "null", "\"\""])
  func missing(word: String) throws {
    let table = try table("a,b\n1,2\n\(word),4\n5,\(word)\n7,8\n".utf8)
    #expect(table.values == [1, 2, 7, 8])
    #expect(table.incompleteRowCount == 2)
    #expect(table.missingCounts == [1, 1])
    #expect(table.firstMissing?.row == 3 && table.firstMissing?.column == "a")
  }

  @Test("A column of words keeps those of the complete rows, and is numbers where each word is one")
  func words() throws {
    func column(_ text: String) throws -> WordColumn? {
      var chunks = [Array(text.utf8)]
      let table = try NumericTable(
        file: "f.csv", words: "y", chunks: { () throws(CSVError) in chunks.popLast() ?? [] },
        choose: { _ throws(CSVError) in ["x"] })
      #expect(table.words == nil || table.rowCount == table.words?.values.count)
      return table.words
    }
    let named = try column("y,x\n cat ,1\ndog,NaN\n,2\n\"a,b\",3\n")
    #expect(named?.values == ["cat", "a,b"] && named?.missingCount == 1 && named?.numbers == nil)
    #expect(try column("x,y\n1,2.50\n2,-1e2\n")?.numbers == [2.5, -100])
    #expect(try column("x,z\n1,2\n") == nil)
  }

  @Test(
    "What cannot be read is refused with its cause",
    arguments: [
      ("", CSVError.Cause.empty), ("\n\n", .empty), ("a,b\n", .noRows), ("1,2\n3,4\n", .noHeader),
      ("a,,c\n1,2,3\n", .unnamedColumn(2)),
      ("a,a\n1,2\n", .repeatedColumn("a")), ("a;b\n1;2\n", .otherSeparator("semicolons")),
      ("a\tb\n1\t2\n", .otherSeparator("tabs")),
      ("a,b\n1,2\n3\n", .raggedRow(3, fields: 1, expected: 2)), ("a,b\n1,2,3\n", .raggedRow(2, fields: 3, expected: 2)),
      ("a,b\n1,2\n\n3,x\n", .notANumber("x", row: 4, column: "b")), ("a\n1,5\n", .raggedRow(2, fields: 2, expected: 1)),
      ("a\n0x10\n", .notANumber("0x10", row: 2, column: "a")), ("a\n1.2.3\n", .notANumber("1.2.3", row: 2, column: "a")),
      ("a\n1e\n", .notANumber("1e", row: 2, column: "a")), ("a\n-\n", .notANumber("-", row: 2, column: "a")),
      ("a\ninf\n", .infinite("inf", row: 2, column: "a")), ("a\n1e400\n", .infinite("1e400", row: 2, column: "a")),
      ("a\n\"1\"2\n", .textAfterQuote(row: 2)), ("a,b\n1,\"2\n3,4\n", .openQuote(row: 2)),
    ])
  func refused(text: String, cause: CSVError.Cause) {
    #expect(error(text) == cause)
  }

  @Test("A column that is not there is told with those that are")
  func missingColumn() {
    #expect(error("a,b\n1,2\n", columns: ["c"]) == .missingColumn("c", available: ["a", "b"]))
  }

  @Test(
    "Bytes that are not UTF-8 are refused where they matter",
    arguments: [[0xFF, 0xFE, 0x61, 0], [0x61, 0xFF, 0x0A, 0x31], [0x61, 0x0A, 0xC3, 0x28]])
  func notUTF8(bytes: [UInt8]) {
    let cause = #expect(throws: CSVError.self) { try table(bytes) }?.cause
    guard case .notUTF8 = cause else {
      Issue.record("\(String(describing: cause))")
      return
    }
  }

  @Test("Too many columns are refused before any row is read")
  func tooManyColumns() {
    let header = (0..<(NumericTable.columnLimit + 1)).map { "c\($0)" }.joined(separator: ",")
    #expect(error(header + "\n") == .tooManyColumns(limit: NumericTable.columnLimit))
  }

  @Test("A line without an end is refused before it fills the memory")
  func endlessLine() {
    let block = [UInt8](repeating: UInt8(ascii: "7"), count: 1 << 20)
    #expect(throws: CSVError.self) { try NumericTable(file: "f.csv", chunks: { block }, choose: { $0 }) }
  }

  @Test("A file that is missing, a folder, and an error's place are told in one sentence")
  func files() {
    for path in ["/nonexistent/x.csv", NSTemporaryDirectory()] {
      #expect(throws: CSVError.self) { try NumericTable(path: path) { $0 } }
    }
    let unnamed = #expect(throws: CSVError.self) { try NumericTable(path: "/nonexistent/\u{FFFD}.csv") { $0 } }
    #expect(unnamed?.description.contains("not UTF-8 text") == true)
    let description = CSVError("s.csv", .notANumber("x\ny\u{1B}\u{202E}", row: 4, column: "b")).description
    #expect(description.hasPrefix(#"'s.csv' has 'x\ny\u{1B}\u{202E}' in row 4, column 'b', which is not a number"#))
    #expect(!description.contains("\n") && description.hasSuffix("."))
  }

  @Test("Numbers are read as the standard library reads them", arguments: 0..<40 as Range<UInt64>)
  func numbers(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let texts = (0..<50).map { _ in generator.decimal() }
    let table = try table(("a\n" + texts.joined(separator: "\n")).utf8, chunkSize: 64)
    for (text, value) in zip(texts, table.values) { #expect(Double(text) == value, "\(text)") }
    #expect(table.rowCount == texts.count)
  }

  @Test(
    "Random bytes are read or refused in one sentence, and the same in whatever parts they come",
    arguments: 0..<300 as Range<UInt64>)
  func randomBytes(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let bytes = generator.fileLikeBytes()
    let outcomes = [1, 3, 1000].map { size in
      Result { () throws(CSVError) in try table(bytes, chunkSize: size) }
    }
    #expect(outcomes[0] == outcomes[1] && outcomes[1] == outcomes[2], "seed \(seed)")
    switch outcomes[0] {
    case .success(let table):
      #expect(table.values.count == table.rowCount * table.columns.count)
      #expect(!table.values.contains { !$0.isFinite })
    case .failure(let error):
      #expect(error.description.hasSuffix("."), "seed \(seed)")
      #expect(!error.description.contains { $0.isNewline }, "seed \(seed)")
    }
  }
}

/// SplitMix64, and what these tests draw from it.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A decimal number in one of the ways that people write one.
  mutating func decimal() -> String {
    let digits = (0..<Int.random(in: 1...20, using: &self)).map { _ in String(Int.random(in: 0...9, using: &self)) }
    let point = Int.random(in: 0...digits.count, using: &self)
    let text = digits[..<point].joined() + (Bool.random(using: &self) || point == 0 ? "." : "") + digits[point...].joined()
    let exponent = Bool.random(using: &self) ? "" : "e\(Int.random(in: -30...30, using: &self))"
    return (Bool.random(using: &self) ? "-" : "") + (text == "." ? "0" : text) + exponent
  }

  /// Bytes of which many matter to a reader, with a little noise.
  mutating func fileLikeBytes() -> [UInt8] {
    let pieces: [[UInt8]] =
      ["a,b\n", "x\n", "1,2\n", "3\n", ",", "\n", "\r\n", "\r", "\"", "\"\"", "1.5", "-", "e", "nan", " ", ";", "\u{FEFF}", "é"].map
    { Array($0.utf8) }
    return (0..<Int.random(in: 0...40, using: &self)).flatMap { _ in
      UInt8.random(in: 0...9, using: &self) == 0
        ? [UInt8.random(in: 0...255, using: &self)] : pieces.randomElement(using: &self) ?? []
    }
  }
}
