import ArgumentParser
internal import ChapterKit
import Foundation
internal import Report

/// `lab run`: chapters one after another, and a closing table of their verdicts.
struct RunChapters: LabCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run chapters, all of them by default.",
    discussion: """
      lab run                            every chapter, then a table of all verdicts
      lab run 7                          a chapter by its number
      lab run optimal-transport --full   a chapter with options of its own
      lab run 7 --help                   the options of a chapter
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("Chapters by command or number, then options for them.", valueName: "chapter … option"))
  var words: [String] = []

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let names = Array(words.prefix { !$0.hasPrefix("-") })
    var options = Array(words.dropFirst(names.count))
    if names.isEmpty, options.first == "--help" || options.first == "-h" { throw CleanExit.helpRequest(self) }
    if options.first == "--" { options.removeFirst() }

    let chapters = try ChapterSelection(names, available: ChapterProgram.available).chapters
    if chapters.count == 1, !names.isEmpty, names != ["all"] {
      return ProgramOutcome(status: try await ChapterProgram(chapter: chapters[0]).run(options))
    }
    return try await ChapterSeries(chapters: chapters, options: options, environment: environment).outcome()
  }
}

/// Several chapters in a row.
struct ChapterSeries {
  let chapters: [CourseChapter]
  let options: [String]
  let environment: OutputEnvironment

  /// Runs every chapter, whatever became of those before it, until nobody reads any more; the worst status is that of the series.
  func outcome() async throws -> ProgramOutcome {
    let records = FileManager.default.temporaryDirectory.appendingPathComponent("transferlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: records, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: records) }

    var summary = VerdictSummary()
    for chapter in chapters {
      if isText {
        guard try writeHeading(for: chapter) else { return ProgramOutcome(status: summary.status) }
      }
      let record = records.appendingPathComponent(chapter.command)
      let status = try await ChapterProgram(chapter: chapter).run(["--record=\(record.path)"] + options)
      summary.add(chapter, try? ChapterRecord(json: Data(contentsOf: record)), status)
    }
    return ProgramOutcome(output: isText ? summary.text(style: rendering.style(in: environment)) : "", status: summary.status)
  }

  private var isText: Bool { rendering.format == .text }

  /// The options of the chapters that concern the driver's own lines too; an invalid one is left to the chapters to refuse.
  private var rendering: RenderingOptions { ((try? SharedOptions.parse(options)) ?? SharedOptions()).rendering }

  /// Writes the line above a chapter; false when the reader has gone.
  private func writeHeading(for chapter: CourseChapter) throws -> Bool {
    do throws(WriteFailure) {
      try StandardStream.output.write("=== Chapter \(chapter.number): \(chapter.command) ===\n\n")
      return true
    } catch .closedPipe {
      return false
    } catch {
      throw error
    }
  }
}

/// The common options among a chapter's options.
private struct SharedOptions: ParsableArguments {
  @OptionGroup var rendering: RenderingOptions
  @Argument(parsing: .allUnrecognized) var others: [String] = []
}
