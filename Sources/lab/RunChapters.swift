import ArgumentParser
internal import ChapterKit
import Foundation
internal import Rendering

/// `lab run`: chapters one after another, each as soon as it is built, and a closing table of their verdicts.
struct RunChapters: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run chapters, all of them by default.",
    discussion: """
      ./lab run                            every chapter, then a table of all verdicts
      ./lab run 7                          a chapter by its number
      ./lab run optimal-transport --full   a chapter with options of its own
      ./lab run 7 --help                   the options of a chapter
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("Chapters by command or number, then options for them.", valueName: "chapter … option"))
  var words: [String] = []

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let names = Array(words.prefix { !$0.hasPrefix("-") })
    let options = Array(words.dropFirst(names.count))
    if names.isEmpty, options.first == "--help" || options.first == "-h" { throw CleanExit.helpRequest(self) }
    let chapters = try ChapterSelection(names, available: CourseFolder.current().chapters).chapters
    let series = ChapterSeries(chapters: chapters, options: options, environment: environment)
    let isSeries = chapters.count > 1 || names.isEmpty || names == ["all"]
    return try await Interruption.endingChildren {
      guard !isSeries else { return try await series.outcome() }
      let program = ChapterProgram(chapter: series.chapters[0])
      try await program.build()
      return ProgramOutcome(status: try await program.run(series.options).status)
    }
  }
}

/// Several chapters in a row.
struct ChapterSeries: Sendable {
  let chapters: [CourseChapter]
  let options: [String]
  let environment: OutputEnvironment

  /// Builds and runs every chapter, whatever became of those before it, until nobody reads any more; the worst status is that of
  /// the series.
  func outcome() async throws -> ProgramOutcome {
    let records = try TemporaryFolder()
    defer { records.remove() }
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    defer { progress.erase() }

    var summary = VerdictSummary()
    for (index, chapter) in chapters.enumerated() {
      progress.show("Building chapter \(chapter.number), \(index + 1) of \(chapters.count) …")
      let program = ChapterProgram(chapter: chapter)
      do {
        try await program.build()
      } catch let failure as NotCompiling {
        progress.erase()
        try? StandardStream.error.write(failure.messages + "lab: \(failure)\n")
        summary.add(chapter, nil, .notCompiling)
        continue
      }
      progress.erase()
      if isText {
        guard try writeHeading(for: chapter) else { return ProgramOutcome(status: summary.status) }
      }
      let record = records.url.appendingPathComponent(chapter.command)
      let ending = try await program.run(["--record=\(record.path)"] + options)
      summary.add(chapter, try? ChapterRecord(json: Data(contentsOf: record)), ending)
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

/// A folder of this run alone.
private struct TemporaryFolder {
  let url: URL

  init() throws(NotInstalled) {
    let parent = FileManager.default.temporaryDirectory
    url = parent.appendingPathComponent("transferlab-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    } catch {
      throw NotInstalled(
        "No folder can be made in '\(parent.path)', where temporary files go; choose a folder that is yours with: export "
          + "TMPDIR=/tmp"
      )
    }
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
