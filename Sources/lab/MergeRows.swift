import ArgumentParser
internal import ChapterKit
import Foundation

/// `lab merge`: the report of one run over all the seeds that several files of rows hold.
struct MergeRows: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Report the rows of several runs as one run over all their seeds.",
    discussion: """
      ./lab run 20 --part equal --seeds 1:20 --rows a.jsonl
      ./lab run 20 --part equal --seeds 21:40 --rows b.jsonl
      ./lab merge a.jsonl b.jsonl                the report of ./lab run 20 --part equal --seeds 40, byte for byte
      ./lab merge rows/*.jsonl --format json     in any format, and in any order of the files
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      "Files that --rows wrote, then options of the report: --format, --all, --claim, --plot, --width, --color.",
      valueName: "file … option"))
  var words: [String] = []

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let files = Array(words.prefix { !$0.hasPrefix("-") })
    let options = Array(words.dropFirst(files.count))
    if options.first == "--help" || options.first == "-h" || files.isEmpty { throw CleanExit.helpRequest(self) }
    let run = try MeasuredRun(firstOf: files)
    let chapter = try ChapterSelection([run.chapter], available: CourseFolder.current().chapters).chapters[0]
    let program = ChapterProgram(chapter: chapter)
    try await program.build()
    let ending = try await program.run(run.options + files.flatMap { ["--merged", $0] } + options)
    return ProgramOutcome(status: ending.status)
  }
}
