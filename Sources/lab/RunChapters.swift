import ArgumentParser
internal import ChapterKit
import Foundation
internal import Rendering

/// `lab run`: chapters one after another, each as soon as it is built, and a closing table of their verdicts.
struct RunChapters: LabCommand {
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
    if chapters.count == 1, !names.isEmpty, names != ["all"] {
      let program = ChapterProgram(chapter: chapters[0])
      try await program.build()
      let ending = try await program.run(options)
      if case .signaled = ending {
        return ProgramOutcome(diagnostics: "lab: Chapter \(chapters[0].number) \(ending.sentence).\n", status: .internalError)
      }
      return ProgramOutcome(status: ProgramStatus(ending))
    }
    return try await ChapterSeries(chapters: chapters, options: options, environment: environment).outcome()
  }
}

/// Several chapters in a row.
struct ChapterSeries {
  let chapters: [CourseChapter]
  let options: [String]
  let environment: OutputEnvironment

  /// Builds and runs every chapter, whatever became of those before it, until nobody reads any more; the worst status is that of the series.
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
        summary.add(chapter, ending: "does not compile")
        continue
      }
      progress.erase()
      if isText {
        guard try writeHeading(for: chapter) else { return ProgramOutcome(status: summary.status) }
      }
      let record = records.url.appendingPathComponent(chapter.command)
      let ending = try await program.run(["--record=\(record.path)"] + options)
      if let judged = try? ChapterRecord(json: Data(contentsOf: record)) {
        summary.add(chapter, judged, ProgramStatus(ending))
      } else if ProgramStatus(ending) != .asStated {
        summary.add(chapter, ending: ending.sentence, status: ProgramStatus(ending))
      }
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

  init() throws(InvalidInput) {
    let parent = FileManager.default.temporaryDirectory
    url = parent.appendingPathComponent("transferlab-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw InvalidInput("No folder for temporary files can be made in '\(parent.path)'; set TMPDIR to a folder that can be written to.")
    }
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
