internal import ChapterKit
import Foundation
import Subprocess

/// A chapter's executable, beside the one that runs now; never one of the working directory.
struct ChapterProgram {
  let chapter: CourseChapter

  /// Where the executable is.
  var url: URL { Self.folder.appendingPathComponent(chapter.command) }

  /// Brings the executable up to date, in the configuration and the folder of the one that runs now.
  ///
  /// Does nothing where `TRANSFERLAB_PREBUILT` is set: the tests run what they have built.
  ///
  /// - Throws: ``NotCompiling`` with the compiler's messages.
  func build() async throws {
    guard ProcessInfo.processInfo.environment["TRANSFERLAB_PREBUILT"] == nil else { return }
    let course = try CourseFolder.current()
    let isRelease = Self.folder.lastPathComponent == "release"
    let result = try await Subprocess.run(
      .name("swift"),
      arguments: Arguments([
        "build", "--package-path", course.url.path, "--product", chapter.command, "--disable-index-store", "-c", isRelease ? "release" : "debug",
      ]),
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
    guard result.terminationStatus.isSuccess else {
      throw NotCompiling(chapter: chapter, messages: result.standardOutput + result.standardError)
    }
  }

  /// Runs the chapter on the streams of this process, without standard input.
  func run(_ arguments: [String]) async throws -> TerminationStatus {
    try await Subprocess.run(
      executable, arguments: Arguments(arguments), output: .currentStandardOutput, error: .currentStandardError
    ).terminationStatus
  }

  /// Runs the chapter for its verdicts only.
  ///
  /// - Throws: ``NoRecord`` if the chapter does not come to verdicts.
  func record(_ arguments: [String]) async throws -> (record: ChapterRecord, status: ProgramStatus) {
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments + ["--format", "json"]), output: .bytes(limit: 1 << 28),
      error: .currentStandardError)
    guard let record = try? ChapterRecord(json: Data(result.standardOutput)) else {
      throw NoRecord(chapter: chapter, ending: result.terminationStatus.sentence)
    }
    return (record, ProgramStatus(result.terminationStatus))
  }

  private var executable: Executable { .path(.init(url.path)) }

  private static let folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
    .resolvingSymlinksInPath().deletingLastPathComponent()
}

/// A chapter whose program does not compile.
struct NotCompiling: Error, CustomStringConvertible {
  let chapter: CourseChapter
  /// What the compiler said.
  let messages: String

  var description: String { "Chapter \(chapter.number), \(chapter.command), does not compile." }
}

/// A chapter ended without verdicts.
struct NoRecord: Error, CustomStringConvertible {
  let chapter: CourseChapter
  let ending: String

  var description: String {
    "The chapter \(chapter.command) came to no verdicts: it \(ending); './lab run \(chapter.number)' shows why."
  }
}

extension TerminationStatus {
  /// How a program ended, as the end of a sentence.
  var sentence: String {
    switch self {
    case .exited(let code): "ended with exit code \(code)"
    case .signaled(let signal): "was ended by signal \(signal)" + (signal == 9 ? ", perhaps for want of memory" : "")
    }
  }
}

extension ProgramStatus {
  /// The status with which a chapter ended; a signal, or a code that no chapter has, counts as an internal error.
  init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = ProgramStatus(rawValue: code) ?? .internalError
    case .signaled: self = .internalError
    }
  }
}
