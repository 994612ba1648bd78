import ArgumentParser
import Foundation
internal import NumericCore
internal import Rendering
internal import Report

/// What the seeds of a run measured, in a file of JSON lines: a header, and a line for each part and seed.
///
///     {"transferlab-rows":1,"chapter":"layer-transfer","parameters":{"net":"64,64"},"full":false,"parts":["equal"],"options":["--part","equal"]}
///     {"part":"equal","seed":1,"row":{…}}
///     {"part":"equal","seed":2,"unusable":"Training diverged …"}
///
/// Lines are appended as they are measured, each by one write, so that a run that was ended goes on where it stopped: what is there
/// is not measured again, and a line that was cut off is measured anew. Files of other parameters, or of another version, are
/// refused.
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
  struct Line: Sendable {
    let part: String
    let seed: UInt64
    /// The JSON of the row, or of the reason why there is none.
    let text: String
  }

  let header: Header
  let lines: [Line]
  /// How many bytes of the file are whole lines.
  let wholeByteCount: Int
  /// Whether the last line is not whole: the run that wrote it was ended.
  let isCutOff: Bool

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
    isCutOff = whole.count < data.count
    lines = try Array(texts.dropFirst().enumerated()).concurrentMap { index, text throws(InvalidInput) in
      guard let place = try? JSONDecoder().decode(Place.self, from: Data(text)), header.parts.contains(place.part) else {
        throw InvalidInput("Line \(index + 2) of '\(path)' is damaged; take the line out, and the run measures it again.")
      }
      return Line(part: place.part, seed: place.seed, text: String(decoding: text, as: UTF8.self))
    }
    var places: Set<Place> = []
    for line in lines where !places.insert(line.place).inserted {
      throw InvalidInput("'\(path)' has seed \(line.seed) of the part \(line.part) twice.")
    }
  }

  /// What a line is of.
  fileprivate struct Place: Decodable, Hashable {
    let part: String
    let seed: UInt64
  }
}

extension RowFile.Line {
  fileprivate var place: RowFile.Place { RowFile.Place(part: part, seed: seed) }
}

extension RowFile {
  /// The rows of several files as those of one run.
  ///
  /// - Parameter seeds: the seeds that the run is to have; nil where it may be any without a gap.
  /// - Throws: ``InvalidInput`` where their headers differ, a file was cut off, a seed is there twice, is missing, or is none of
  ///   the run's.
  static func merged(_ paths: [String], seeds: ClosedRange<UInt64>?) throws(InvalidInput) -> (header: Header, lines: [Line]) {
    var files: [(path: String, file: RowFile)] = []
    for path in paths { files.append((path, try RowFile(path))) }
    guard let (firstPath, first) = files.first else { throw InvalidInput("There are no rows to merge.") }
    var owners: [Place: String] = [:]
    for (path, file) in files {
      guard file.header == first.header else {
        throw InvalidInput(
          "'\(path)' and '\(firstPath)' are rows of different runs: \(file.header.difference(from: first.header)).")
      }
      guard !file.isCutOff else {
        throw InvalidInput("The last line of '\(path)' is cut off; run its command again, and it goes on where it stopped.")
      }
      for line in file.lines {
        if let other = owners.updateValue(path, forKey: line.place) {
          throw InvalidInput("Seed \(line.seed) of the part \(line.part) is in '\(other)' and in '\(path)'.")
        }
      }
    }
    let lines = files.flatMap(\.file.lines).sorted { ($0.part, $0.seed) < ($1.part, $1.seed) }
    for part in first.header.parts { try requireWhole(part, of: lines.filter { $0.part == part }.map(\.seed), seeds: seeds) }
    return (first.header, lines)
  }

  /// Refuses a part that lacks a seed, or has one too many; `present` ascends.
  private static func requireWhole(
    _ part: String, of present: [UInt64], seeds: ClosedRange<UInt64>?
  ) throws(InvalidInput) {
    guard let least = present.first, let greatest = present.last else {
      guard seeds != nil else { return }
      throw InvalidInput("There is no row of the part \(part).")
    }
    let wanted = seeds ?? least...greatest
    guard wanted.contains(least), wanted.contains(greatest) else {
      throw InvalidInput(
        "Seed \(wanted.contains(least) ? greatest : least) of the part \(part) is none from \(wanted.lowerBound) to "
          + "\(wanted.upperBound)."
      )
    }
    guard present.count < wanted.count else { return }
    let found = Set(present)
    let lacking = wanted.count - present.count
    let missing = wanted.lazy.filter { !found.contains($0) }.prefix(6).map(String.init)
    throw InvalidInput(
      "\(lacking.counted("seed")) of the part \(part) \(lacking == 1 ? "is" : "are") missing between "
        + "\(wanted.lowerBound) and \(wanted.upperBound): "
        + missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " …" : "") + ".")
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
