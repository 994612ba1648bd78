import ArgumentParser
internal import ChapterKit
internal import Rendering
internal import Report

/// `lab ledger`: every claim of every chapter, with its source and the verdict that a default run computes now.
struct ShowLedger: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Show every claim with its source and the verdict computed for it.")

  @Argument(help: "Chapters, by command, number or folder. (default: all)") var chapters: [String] = []

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let chapters = try ChapterSelection(self.chapters, available: CourseFolder.current().chapters).chapters
    let (records, worst) = try await Interruption.endingChildren { try await Self.records(of: chapters, in: environment) }
    let ledger = Ledger(records: records)
    return ProgramOutcome(output: ledger.rendered(as: rendering.format, style: rendering.style(in: environment)), status: worst)
  }

  /// Builds and runs the chapters for their verdicts.
  private static func records(
    of chapters: [CourseChapter], in environment: OutputEnvironment
  ) async throws -> (records: [ChapterRecord], worst: ProgramStatus) {
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    defer { progress.erase() }
    var records: [ChapterRecord] = []
    var worst = ProgramStatus.asStated
    for chapter in chapters {
      let program = ChapterProgram(chapter: chapter)
      try await program.build()
      let (record, status) = try await program.record([])
      records.append(record)
      worst = status.rawValue > worst.rawValue ? status : worst
      progress.advance(of: chapters.count, "chapters")
    }
    return (records, worst)
  }
}

/// The claims of several chapters.
struct Ledger {
  let records: [ChapterRecord]

  func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    format == .json ? json.text() + "\n" : table.rendered(as: format, style: style)
  }

  private var entries: [(chapter: String, claim: ChapterRecord.JudgedClaim)] {
    records.flatMap { record in record.claims.map { (record.chapter, $0) } }
  }

  private var table: Table {
    Table(
      title: "The ledger of claims",
      columns: ["claim", "chapter", "statement", "source", "verdict", "what holds instead"],
      rows: entries.map { chapter, claim in
        [
          .text(claim.id), .text(chapter), .text(claim.statement), .text(claim.source), .text(claim.verdict),
          claim.correction.map(Cell.text) ?? .missing,
        ]
      })
  }

  /// An object with the key `claims`; a claim has the keys `id chapter statement source kind verdict`, and `correction` where there
  /// is one.
  private var json: JSONValue {
    ["claims": .array(entries.map { chapter, claim in claim.json(chapter: chapter) })]
  }
}

extension ChapterRecord.JudgedClaim {
  fileprivate func json(chapter: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("chapter", .string(chapter)), .init("statement", .string(statement)),
      .init("source", .string(source)), .init("kind", .string(kind)), .init("verdict", .string(verdict)),
    ]
    if let correction { members.append(.init("correction", .string(correction))) }
    return .object(members)
  }
}
