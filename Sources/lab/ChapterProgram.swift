internal import ChapterKit
import Foundation
import Subprocess

/// A chapter's executable, beside the one that runs now; never one of the working directory.
struct ChapterProgram {
  let chapter: CourseChapter

  /// Where the executable is.
  var url: URL { Self.folder.appendingPathComponent(chapter.command) }

  /// The chapters whose executables are there, in the order of the course.
  static var available: [CourseChapter] {
    Course.chapters.filter { FileManager.default.isExecutableFile(atPath: ChapterProgram(chapter: $0).url.path) }
  }

  /// Runs the chapter on the streams of this process, without standard input.
  func run(_ arguments: [String]) async throws -> ProgramStatus {
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments), output: .currentStandardOutput, error: .currentStandardError)
    return ProgramStatus(result.terminationStatus)
  }

  /// Runs the chapter for its verdicts only.
  ///
  /// - Throws: ``NoRecord`` if the chapter does not come to verdicts.
  func record(_ arguments: [String]) async throws -> (record: ChapterRecord, status: ProgramStatus) {
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments + ["--format", "json"]), output: .bytes(limit: 1 << 28),
      error: .currentStandardError)
    guard let record = try? ChapterRecord(json: Data(result.standardOutput)) else {
      throw NoRecord(chapter: chapter, ending: "\(result.terminationStatus)")
    }
    return (record, ProgramStatus(result.terminationStatus))
  }

  private var executable: Executable { .path(.init(url.path)) }

  private static let folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
    .resolvingSymlinksInPath().deletingLastPathComponent()
}

/// A chapter ended without verdicts.
struct NoRecord: Error, CustomStringConvertible {
  let chapter: CourseChapter
  let ending: String

  var description: String {
    "The chapter \(chapter.command) came to no verdicts (\(ending)); 'lab run \(chapter.command)' shows why."
  }
}

extension ProgramStatus {
  /// The status with which a chapter ended; a signal, or a code that no chapter has, counts as an internal error.
  fileprivate init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = ProgramStatus(rawValue: code) ?? .internalError
    case .signaled: self = .internalError
    }
  }
}
