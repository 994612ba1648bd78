import Foundation
internal import NumericCore
internal import Report

/// A part that is about to run over some seeds, whatever its type: its seeds are measured one by one, in any order, and then put
/// together.
struct PartRun: Sendable {
  /// The name of the part.
  let name: String
  /// The seeds that it measures.
  let seeds: [UInt64]
  /// Measures the seed at a position.
  let measure: @Sendable (_ position: Int) throws -> any Sendable
  /// What was measured of the seed at a position as a line of a file of rows, and back.
  let encode: @Sendable (_ result: any Sendable, _ position: Int) -> RowFile.Line?
  let decode: @Sendable (_ line: RowFile.Line) -> (any Sendable)?
  /// The report of the part from what was measured, in the order of the seeds.
  let report: @Sendable (_ rows: [any Sendable]) throws -> ChapterReport.Part

  init<Part: ChapterPart>(_ part: Part, seeds: [UInt64]) {
    name = Part.name
    self.seeds = seeds
    encode = { result, position in
      (result as? RowOrReason<Part>)?.line(part: Part.name, seed: seeds[position])
    }
    decode = { line in RowOrReason<Part>(line) }
    measure = { position in
      do {
        return RowOrReason<Part>.row(try part.row(seed: seeds[position]))
      } catch let unusable as UnusableSeed {
        return RowOrReason<Part>.reason("Seed \(seeds[position]): \(unusable)")
      }
    }
    report = { rows in try Self.report(of: part, from: rows.compactMap { $0 as? RowOrReason<Part> }) }
  }

  private static func report<Part: ChapterPart>(of part: Part, from results: [RowOrReason<Part>]) throws -> ChapterReport.Part {
    let reasons = results.compactMap(\.reason)
    if !reasons.isEmpty {
      return undecided(part, "\(reasons.count) of \(results.count) seeds cannot be used, so nothing is concluded. \(reasons[0])")
    }
    let rows = results.compactMap(\.row)
    let seen = Seen(part, rows: rows, evidence: try part.evidence(rows))
    let findings = try part.claims.map { try $0.finding(seen) }
    do {
      return ChapterReport.Part(
        name: Part.name, title: Part.title, answer: try part.answer(seen), record: try part.record(seen), findings: findings,
        files: try part.files(seen))
    } catch let missing as MissingEvidence {
      return undecided(part, "\(missing)")
    }
  }

  /// The report of a part of which nothing can be said, for the reason that `sentence` gives.
  private static func undecided<Part: ChapterPart>(_ part: Part, _ sentence: String) -> ChapterReport.Part {
    ChapterReport.Part(
      name: Part.name, title: Part.title,
      answer: Answer(
        setting: "", question: Part.title + "?", reply: "UNDECIDED", finding: sentence, quantities: [], why: sentence,
        ask: Ask("Do other parameters decide?")),
      record: [], findings: part.claims.map { $0.undecided(sentence) })
  }
}

/// What a seed came to.
private enum RowOrReason<Part: ChapterPart>: Sendable {
  case row(Part.Row)
  case reason(String)

  /// What a line of a file of rows says; nil where it says something else.
  init?(_ line: RowFile.Line) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let entry = try? decoder.decode(Entry.self, from: Data(line.text.utf8)) else { return nil }
    if let row = entry.row { self = .row(row) } else if let reason = entry.unusable { self = .reason(reason) } else { return nil }
  }

  func line(part: String, seed: UInt64) -> RowFile.Line? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(Entry(part: part, seed: seed, row: row, unusable: reason)) else { return nil }
    return RowFile.Line(part: part, seed: seed, text: String(decoding: data, as: UTF8.self))
  }

  private struct Entry: Codable {
    let part: String
    let seed: UInt64
    let row: Part.Row?
    let unusable: String?
  }

  var row: Part.Row? { if case .row(let row) = self { row } else { nil } }
  var reason: String? { if case .reason(let words) = self { words } else { nil } }
}

extension [PartRun] {
  /// Measures every seed of every part, spread over all cores, and reports the parts in their order.
  ///
  /// Of several errors that of the earliest part and seed is thrown.
  ///
  /// - Parameter writer: the file of rows that what is measured goes to; what it holds already is not measured again.
  func reports(progress: ProgressLine, writer: RowWriter? = nil) throws -> [ChapterReport.Part] {
    let jobs = indices.flatMap { part in self[part].seeds.indices.map { (part: part, position: $0) } }
    let known = Dictionary((writer?.known ?? []).map { ("\($0.part) \($0.seed)", $0) }) { first, _ in first }
    let rows = try jobs.concurrentMap { job -> any Sendable in
      defer { progress.advance(of: jobs.count, "seeds") }
      let part = self[job.part]
      if let line = known["\(part.name) \(part.seeds[job.position])"], let row = part.decode(line) { return row }
      let row = try part.measure(job.position)
      if let writer, let line = part.encode(row, job.position) { try writer.append(line) }
      return row
    }
    return try reports(from: zip(jobs, rows).map { ($0.part, $1) })
  }

  /// The reports of rows that were measured before, in the order of the seeds.
  ///
  /// - Throws: ``InvalidInput`` for a line that is no row of its part.
  func reports(of lines: [RowFile.Line]) throws -> [ChapterReport.Part] {
    let rows = try indices.flatMap { part in
      try lines.filter { $0.part == self[part].name }.concurrentMap { line -> (Int, any Sendable) in
        guard let row = self[part].decode(line) else {
          throw InvalidInput("Seed \(line.seed) of the part \(line.part) is no row of this version of the chapter.")
        }
        return (part, row)
      }
    }
    return try reports(from: rows)
  }

  private func reports(from rows: [(part: Int, row: any Sendable)]) throws -> [ChapterReport.Part] {
    try indices.concurrentMap { part in try self[part].report(rows.filter { $0.part == part }.map(\.row)) }
  }
}
