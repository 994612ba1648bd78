internal import ChapterKit
import Foundation
import Subprocess

/// A chapter's executable, beside the one that runs now; never one of the working directory.
struct ChapterProgram {
  let chapter: CourseChapter

  /// Where the executable is.
  var url: URL { CourseFolder.programs.appendingPathComponent(chapter.command) }

  /// Brings the executable up to date, in the configuration and the folder of the one that runs now.
  ///
  /// Does nothing where `TRANSFERLAB_PREBUILT` is set: the tests run what they have built.
  ///
  /// - Throws: ``NotCompiling`` with the compiler's messages.
  func build() async throws {
    guard ProcessInfo.processInfo.environment["TRANSFERLAB_PREBUILT"] == nil else { return }
    let course = try CourseFolder.current()
    let isRelease = CourseFolder.programs.lastPathComponent == "release"
    let result = try await Subprocess.run(
      .name("swift"),
      arguments: Arguments([
        "build", "--package-path", course.url.path, "--product", chapter.command, "-c",
        isRelease ? "release" : "debug",
      ]),
      platformOptions: Self.options, output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
    try Task.checkCancellation()
    guard result.terminationStatus.isSuccess else {
      throw NotCompiling(chapter: chapter, messages: result.standardOutput + result.standardError)
    }
  }

  /// Runs the chapter on the streams of this process, without standard input. Standard error tells of an end that was not the
  /// chapter's own.
  func run(_ arguments: [String]) async throws -> ChapterEnding {
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments), platformOptions: Self.options, output: .currentStandardOutput,
      error: .currentStandardError)
    try Task.checkCancellation()
    let ending = ChapterEnding(result.terminationStatus)
    if let accident = ending.accident {
      try? StandardStream.error.write("lab: The chapter \(chapter.command) was \(accident); it came to no verdicts.\n")
    }
    return ending
  }

  /// Runs the chapter for its verdicts only.
  ///
  /// - Throws: ``NoRecord`` if the chapter does not come to verdicts.
  func record(_ arguments: [String]) async throws -> (record: ChapterRecord, status: ProgramStatus) {
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments + ["--format", "json"]), platformOptions: Self.options,
      output: .bytes(limit: 1 << 28), error: .currentStandardError)
    try Task.checkCancellation()
    let ending = ChapterEnding(result.terminationStatus)
    guard ending.accident == nil, let record = try? ChapterRecord(json: Data(result.standardOutput)) else {
      throw NoRecord(chapter: chapter, ending: ending.accident.map { "it was \($0)" } ?? "exit code \(ending.status.rawValue)")
    }
    return (record, ending.status)
  }

  /// A chapter that is to end has a second for it.
  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    return options
  }

  private var executable: Executable { .path(.init(url.path)) }
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
    "The chapter \(chapter.command) came to no verdicts (\(ending)); './lab run \(chapter.number)' shows why."
  }
}

/// How a chapter's program ended.
struct ChapterEnding {
  /// A signal, or a code that no chapter has, counts as an internal error.
  let status: ProgramStatus
  /// What ended the chapter, where it was not the chapter itself: the end of a sentence. What it wrote until then does not count.
  let accident: String?

  init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code):
      self.status = ProgramStatus(rawValue: code) ?? .internalError
      accident = ProgramStatus(rawValue: code) == nil ? "ended with exit code \(code)" : nil
    case .signaled(let number):
      self.status = .internalError
      accident = "ended by \(Self.name(of: Int32(number)))"
    }
  }

  private init(_ status: ProgramStatus, accident: String) {
    self.status = status
    self.accident = accident
  }

  /// The end of what never began.
  static let notCompiling = ChapterEnding(.internalError, accident: "not run, because it does not compile")

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGKILL: "the signal SIGKILL, which the system sends where memory runs out"
    case SIGILL, SIGTRAP: "the signal \(signal == SIGILL ? "SIGILL" : "SIGTRAP"), a mistake in its program"
    case SIGSEGV: "the signal SIGSEGV, a mistake in its program or too little memory"
    case SIGABRT: "the signal SIGABRT"
    case SIGBUS: "the signal SIGBUS"
    case SIGFPE: "the signal SIGFPE"
    case SIGINT: "the signal SIGINT, from the keyboard"
    case SIGTERM: "the signal SIGTERM"
    case SIGHUP: "the signal SIGHUP"
    case SIGXCPU: "the signal SIGXCPU, the limit on processor time"
    default: "signal \(signal)"
    }
  }
}
