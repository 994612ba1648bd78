internal import Report

/// A part that is about to run over some seeds, whatever its type: its seeds are measured one by one, in any order, and then put together.
struct PartRun: Sendable {
  /// How many seeds it measures.
  let seedCount: Int
  /// Measures the seed at a position.
  let measure: @Sendable (_ position: Int) throws -> any Sendable
  /// The report of the part from what was measured, in the order of the seeds.
  let report: @Sendable (_ rows: [any Sendable]) throws -> ChapterReport.Part

  init<Part: ChapterPart>(_ part: Part, seeds: [UInt64]) {
    seedCount = seeds.count
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
        name: Part.name, title: Part.title, answer: try part.answer(seen), record: try part.record(seen), findings: findings)
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

  var row: Part.Row? { if case .row(let row) = self { row } else { nil } }
  var reason: String? { if case .reason(let words) = self { words } else { nil } }
}

extension [PartRun] {
  /// Measures every seed of every part, spread over all cores, and reports the parts in their order.
  ///
  /// Of several errors that of the earliest part and seed is thrown.
  func reports(progress: ProgressLine) throws -> [ChapterReport.Part] {
    let jobs = indices.flatMap { part in (0..<self[part].seedCount).map { (part: part, position: $0) } }
    let rows = try jobs.concurrentMap { job in
      defer { progress.advance(of: jobs.count, "seeds") }
      return try self[job.part].measure(job.position)
    }
    return try indices.concurrentMap { part in
      try self[part].report(zip(jobs, rows).filter { $0.0.part == part }.map(\.1))
    }
  }
}
