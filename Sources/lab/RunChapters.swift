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
    let series = ChapterSeries(chapters: chapters, options: options, environment: environment)
    let isSeries = chapters.count > 1 || names.isEmpty || names == ["all"]
    return try await Interruption.endingChildren {
      guard !isSeries else { return try await series.outcome() }
      return ProgramOutcome(status: try await ChapterProgram(chapter: chapters[0]).run(series.options).status)
    }
  }
}

/// Several chapters in a row.
struct ChapterSeries: Sendable {
  let chapters: [CourseChapter]
  let options: [String]
  let environment: OutputEnvironment

  /// Runs every chapter, whatever became of those before it, until nobody reads any more; the worst status is that of the series.
  func outcome() async throws -> ProgramOutcome {
    let records = try Self.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: records) }

    var summary = VerdictSummary()
    for chapter in chapters {
      if isText {
        guard try writeHeading(for: chapter) else { return ProgramOutcome(status: summary.status) }
      }
      let record = records.appendingPathComponent(chapter.command)
      let ending = try await ChapterProgram(chapter: chapter).run(["--record=\(record.path)"] + options)
      summary.add(chapter, try? ChapterRecord(json: Data(contentsOf: record)), ending)
    }
    return ProgramOutcome(output: isText ? summary.text(style: rendering.style(in: environment)) : "", status: summary.status)
  }

  /// A new folder of this run's own.
  private static func temporaryFolder() throws(NotInstalled) -> URL {
    let parent = FileManager.default.temporaryDirectory
    let folder = parent.appendingPathComponent("transferlab-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    } catch {
      throw NotInstalled(
        "No folder can be made in '\(parent.path)', where temporary files go; choose a folder that is yours with: export TMPDIR=/tmp"
      )
    }
    return folder
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
