import ArgumentParser
import Foundation
internal import Rendering
internal import Report

/// What the seeds of a run measured, in a file of JSON lines: a header, and a line for each part and seed.
///
///     {"transferlab-rows":1,"chapter":"layer-transfer","parameters":{"net":"64,64"},"full":false,"parts":["equal"],"options":["--part","equal"]}
///     {"part":"equal","seed":1,"row":{…}}
///     {"part":"equal","seed":2,"unusable":"Training diverged …"}
///
/// Lines are appended as they are measured, each by one write, so that a run that was ended goes on where it stopped: what is there is not measured
/// again, and a line that was cut off is measured anew. Files of other parameters, or of another version, are refused.
struct RowFile {
  /// What the rows of a file depend on.
  struct Header: Codable, Hashable {
    static let currentVersion = 1

    let version: Int
    let chapter: String
    /// The parameters of the parts, as a report shows them.
    let parameters: [String: String]
    let full: Bool
    let parts: [String]
    /// The options that make these parameters, in one order.
    let options: [String]

    private enum CodingKeys: String, CodingKey {
      case version = "transferlab-rows"
      case chapter, parameters, full, parts, options
    }
  }

  /// A measured seed of a part.
  struct Line {
    let part: String
    let seed: UInt64
    /// The JSON of the row, or of the reason why there is none.
    let text: String
  }

  let header: Header
  let lines: [Line]
  /// How many bytes of the file are whole lines.
  let wholeByteCount: Int

  /// Reads a file.
  ///
  /// - Throws: ``InvalidInput`` for what is no such file, is of another version, or has a part and seed twice.
  init(_ path: String) throws(InvalidInput) {
    guard let data = FileManager.default.contents(atPath: path) else { throw InvalidInput("'\(path)' cannot be read.") }
    guard data.last == UInt8(ascii: "\n") || data.contains(UInt8(ascii: "\n")) else {
      throw InvalidInput("'\(path)' holds no rows; name a file that --rows wrote.")
    }
    let whole = data.prefix(through: data.lastIndex(of: UInt8(ascii: "\n")) ?? data.startIndex)
    wholeByteCount = whole.count
    let texts = whole.split(separator: UInt8(ascii: "\n"))
    guard let first = texts.first, let header = try? JSONDecoder().decode(Header.self, from: Data(first)) else {
      throw InvalidInput("'\(path)' holds no rows; name a file that --rows wrote.")
    }
    guard header.version == Header.currentVersion else {
      throw InvalidInput(
        "The rows of '\(path)' are of version \(header.version); this course reads version \(Header.currentVersion).")
    }
    self.header = header
    var lines: [Line] = []
    var seen: Set<String> = []
    for (index, text) in texts.dropFirst().enumerated() {
      guard let place = try? JSONDecoder().decode(Place.self, from: Data(text)), header.parts.contains(place.part) else {
        throw InvalidInput("Line \(index + 2) of '\(path)' is damaged; take the line out, and the run measures it again.")
      }
      guard seen.insert("\(place.part) \(place.seed)").inserted else {
        throw InvalidInput("'\(path)' has seed \(place.seed) of the part \(place.part) twice.")
      }
      lines.append(Line(part: place.part, seed: place.seed, text: String(decoding: text, as: UTF8.self)))
    }
    self.lines = lines
  }

  private struct Place: Decodable {
    let part: String
    let seed: UInt64
  }
}

extension RowFile {
  /// The rows of several files as those of one run.
  ///
  /// - Throws: ``InvalidInput`` where their headers differ, a seed is there twice, or one between the first and the last is missing.
  static func merged(_ paths: [String]) throws(InvalidInput) -> (header: Header, lines: [Line]) {
    var files: [(path: String, file: RowFile)] = []
    for path in paths { files.append((path, try RowFile(path))) }
    guard let (firstPath, first) = files.first else { throw InvalidInput("There are no rows to merge.") }
    var places: [String: String] = [:]
    for (path, file) in files {
      guard file.header == first.header else {
        throw InvalidInput(
          "'\(path)' and '\(firstPath)' are rows of different runs: \(file.header.difference(from: first.header)).")
      }
      for line in file.lines {
        if let other = places.updateValue(path, forKey: "\(line.part) \(line.seed)") {
          throw InvalidInput("Seed \(line.seed) of the part \(line.part) is in '\(other)' and in '\(path)'.")
        }
      }
    }
    let lines = files.flatMap(\.file.lines).sorted { ($0.part, $0.seed) < ($1.part, $1.seed) }
    for part in first.header.parts {
      let seeds = lines.filter { $0.part == part }.map(\.seed)
      guard let least = seeds.first, let greatest = seeds.last else { continue }
      if UInt64(seeds.count) != greatest - least + 1 {
        let present = Set(seeds)
        let missing = (least...greatest).lazy.filter { !present.contains($0) }.prefix(5).map(String.init)
        throw InvalidInput(
          "Seeds of the part \(part) are missing between \(least) and \(greatest): \(missing.joined(separator: ", ")) …")
      }
    }
    return (first.header, lines)
  }
}

extension RowFile.Header {
  /// In what two headers differ, in words.
  func difference(from other: RowFile.Header) -> String {
    if chapter != other.chapter { return "chapter \(chapter) and \(other.chapter)" }
    if parts != other.parts { return "parts \(parts.joined(separator: ", ")) and \(other.parts.joined(separator: ", "))" }
    if full != other.full { return "one with --full and one without" }
    let names = Set(parameters.keys).union(other.parameters.keys).sorted()
    return names.filter { parameters[$0] != other.parameters[$0] }
      .map { "\($0) \(parameters[$0] ?? "none") and \(other.parameters[$0] ?? "none")" }.joined(separator: ", ")
  }

  /// The header as a line of the file.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }
}

/// A file of rows that a run writes to, line by line.
final class RowWriter: Sendable {
  private let handle: FileHandle
  /// What was measured before.
  let known: [RowFile.Line]

  /// Opens the file, or begins it.
  ///
  /// - Throws: ``InvalidInput`` where it cannot be written or holds the rows of another run.
  init(path: String, header: RowFile.Header) throws(InvalidInput) {
    let unwritable = InvalidInput("The rows cannot be written to '\(path)'; name a file in a folder that exists and is yours.")
    if FileManager.default.fileExists(atPath: path) {
      let file = try RowFile(path)
      guard file.header == header else {
        throw InvalidInput(
          "'\(path)' holds the rows of another run: \(file.header.difference(from: header)). Nothing was appended.")
      }
      known = file.lines
      guard let handle = FileHandle(forUpdatingAtPath: path), (try? handle.truncate(atOffset: UInt64(file.wholeByteCount))) != nil,
        (try? handle.seekToEnd()) != nil
      else { throw unwritable }
      self.handle = handle
    } else {
      known = []
      guard FileManager.default.createFile(atPath: path, contents: Data(header.line.utf8)),
        let handle = FileHandle(forUpdatingAtPath: path), (try? handle.seekToEnd()) != nil
      else { throw unwritable }
      self.handle = handle
    }
  }

  /// Appends a line by one write.
  ///
  /// - Throws: ``InvalidInput`` where the disk is full.
  func append(_ line: RowFile.Line) throws(InvalidInput) {
    do {
      try handle.write(contentsOf: Data((line.text + "\n").utf8))
    } catch {
      throw InvalidInput("The rows cannot be written: is the disk full? What was measured so far is kept.")
    }
  }
}

/// The run that a file of rows is of, as far as it must be known to report it.
public struct MeasuredRun: Sendable, Hashable {
  /// The chapter's command.
  public let chapter: String
  /// The options that choose its parts and parameters.
  public let options: [String]

  /// The run of the first of several files; whether the others fit is for the chapter to say.
  ///
  /// - Throws: ``InvalidInput`` for what is no file of rows.
  public init(firstOf paths: [String]) throws(InvalidInput) {
    guard let path = paths.first else { throw InvalidInput("There are no rows to merge.") }
    let header = try RowFile(path).header
    chapter = header.chapter
    options = header.options
  }
}
