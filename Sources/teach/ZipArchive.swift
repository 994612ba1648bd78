import Foundation

/// A zip archive, read with care: what it says of itself is checked before anything is made of it, and nothing is written to disk.
struct ZipArchive {
  /// A file in it.
  struct Entry: Sendable, Hashable {
    /// As the archive has it.
    let path: String
    /// What it is before it was compressed.
    let byteCount: Int
    /// Whether it is a folder.
    let isFolder: Bool
    fileprivate let (method, checksum, compressedCount, offset): (Int, Int, Int, Int)
  }

  /// In the archive's order.
  let entries: [Entry]
  private let bytes: [UInt8]

  /// The largest number of entries that is looked at.
  static let entryLimit = 2_000

  /// Reads the central directory.
  ///
  /// - Throws: ``RefusedSubmission`` with the end of a sentence
  init(_ bytes: [UInt8]) throws(RefusedSubmission) {
    self.bytes = bytes
    let reader = Reader(bytes: bytes)
    // The end record is 22 bytes long and has a comment of at most 65,535.
    let starts = stride(from: bytes.count - 22, through: max(0, bytes.count - 65_557), by: -1)
    guard bytes.count >= 22,
      let end = starts.first(where: { reader[$0, 4] == 0x0605_4b50 && $0 + 22 + (reader[$0 + 20, 2] ?? 0) == bytes.count }),
      let count = reader[end + 10, 2], let start = reader[end + 16, 4], reader[end + 4, 4] == 0, reader[end + 8, 2] == count
    else { throw RefusedSubmission("is no zip archive, or one in several parts") }
    guard count <= Self.entryLimit else { throw RefusedSubmission("has \(count) files in it") }
    var (entries, place): ([Entry], Int) = ([], start)
    for _ in 0..<count {
      guard reader[place, 4] == 0x0201_4b50, let flags = reader[place + 8, 2], let method = reader[place + 10, 2],
        let checksum = reader[place + 16, 4], let compressed = reader[place + 20, 4], let size = reader[place + 24, 4],
        let nameCount = reader[place + 28, 2], let extraCount = reader[place + 30, 2], let commentCount = reader[place + 32, 2],
        let attributes = reader[place + 38, 4], let offset = reader[place + 42, 4], place + 46 + nameCount <= end
      else { throw RefusedSubmission("is damaged: its list of files does not end where it should") }
      guard let path = String(validating: bytes[(place + 46)..<(place + 46 + nameCount)], as: UTF8.self) else {
        throw RefusedSubmission("has a file whose name is no text in UTF-8")
      }
      guard flags & 1 == 0 else { throw RefusedSubmission("is encrypted") }
      let kind = attributes >> 28
      guard [0, 4, 8].contains(kind) else {
        throw RefusedSubmission("has in it what is no file but a \(kind == 10 ? "link" : "device"): \(path.prefix(60))")
      }
      entries.append(
        Entry(
          path: path, byteCount: size, isFolder: path.hasSuffix("/") || kind == 4, method: method, checksum: checksum,
          compressedCount: compressed, offset: offset))
      place += 46 + nameCount + extraCount + commentCount
    }
    self.entries = entries
  }

  /// The bytes of a file.
  func contents(of entry: Entry) throws(RefusedSubmission) -> [UInt8] {
    let reader = Reader(bytes: bytes)
    let damage = RefusedSubmission("is damaged: \(entry.path.prefix(60)) cannot be read")
    guard reader[entry.offset, 4] == 0x0403_4b50, let nameCount = reader[entry.offset + 26, 2],
      let extraCount = reader[entry.offset + 28, 2]
    else { throw damage }
    let start = entry.offset + 30 + nameCount + extraCount
    guard start + entry.compressedCount <= bytes.count, entry.byteCount <= Submission.byteLimit else { throw damage }
    let packed = bytes[start..<start + entry.compressedCount]
    let contents: [UInt8]
    switch entry.method {
    case 0: contents = Array(packed)
    case 8: do { contents = try Inflation.inflated(packed, count: entry.byteCount) } catch { throw damage }
    default: throw RefusedSubmission("is compressed in a way that is not read here; use plain zip")
    }
    guard contents.count == entry.byteCount, Self.checksum(contents) == entry.checksum else { throw damage }
    return contents
  }

  /// Little-endian numbers; nil beyond the end.
  private struct Reader {
    let bytes: [UInt8]

    subscript(place: Int, count: Int) -> Int? {
      guard place >= 0, place + count <= bytes.count else { return nil }
      return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// CRC-32.
  static func checksum(_ bytes: [UInt8]) -> Int {
    Int(~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) })
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? 0xedb8_8320 ^ (rest >> 1) : rest >> 1 }
  }
}

extension ZipArchive {
  /// An archive of files that are stored as they are; `mode` is what a Unix system gives them.
  static func stored(_ files: [(path: String, bytes: [UInt8], mode: Int)]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var (body, list): ([UInt8], [UInt8]) = ([], [])
    for file in files {
      let name = Array(file.path.utf8)
      let sizes =
        number(checksum(file.bytes), 4) + number(file.bytes.count, 4) + number(file.bytes.count, 4) + number(name.count, 2)
        + number(0, 2)
      // No time of its own, so that the same files make the same archive: midnight on the first day of 1980.
      let head = number(20, 2) + number(0, 6) + number(0x21, 2)
      list +=
        number(0x0201_4b50, 4) + number(0x031e, 2) + head + sizes + number(0, 6) + number(file.mode << 16, 4)
        + number(body.count, 4) + name
      body += number(0x0403_4b50, 4) + head + sizes + name + file.bytes
    }
    let end = number(0x0605_4b50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
    return body + list + end + number(list.count, 4) + number(body.count, 4) + number(0, 2)
  }
}
