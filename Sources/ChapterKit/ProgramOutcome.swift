import ArgumentParser
import Foundation
internal import Report

/// What a program has to say and how it ends, before anything is written.
public struct ProgramOutcome: Sendable, Hashable {
  /// For standard output.
  public let output: String
  /// For standard error.
  public let diagnostics: String
  /// How the program ends.
  public let status: ProgramStatus

  /// An outcome.
  public init(output: String = "", diagnostics: String = "", status: ProgramStatus) {
    self.output = output
    self.diagnostics = diagnostics
    self.status = status
  }

  /// The outcome of a command that threw `error`: a sentence that begins with `program`, or the help that was asked for.
  public init(_ error: any Error, program: String, command: any ParsableCommand.Type) {
    let code = command.exitCode(for: error)
    if code == .success {
      self.init(output: command.fullMessage(for: error) + "\n", status: .asStated)
    } else {
      let status = ProgramStatus(error, code: code)
      let sentence = Self.sentence(command.message(for: error))
      self.init(diagnostics: "\(program): \(status == .internalError ? "Internal error: " : "")\(sentence)\n", status: status)
    }
  }

  /// A message as one line that is safe for a terminal and ends as a sentence does; of what is long, a part stands for the whole.
  ///
  /// What it quotes was typed by a person, or comes from a file.
  static func sentence(_ message: String) -> String {
    let words = message.split(separator: " ", omittingEmptySubsequences: false).map { String($0).shown(within: 160) }
    let line = words.joined(separator: " ").shown(within: 2_000)
    return line.hasSuffix(".") || line.hasSuffix("!") || line.hasSuffix("?") ? line : line + "."
  }

  /// Writes both streams and ends the process.
  ///
  /// A reader that has closed its end of a pipe has read enough: that is no error, and the status stays what it was. Any other
  /// failure to write all of the output is told in a sentence and ends with ``ProgramStatus/internalError``.
  public func conclude(program: String) -> Never {
    try? StandardStream.error.write(diagnostics)
    do throws(WriteFailure) {
      try StandardStream.output.write(output)
    } catch .closedPipe {
      exit(status.rawValue)
    } catch {
      try? StandardStream.error.write("\(program): \(error)\n")
      exit(ProgramStatus.internalError.rawValue)
    }
    exit(status.rawValue)
  }
}

extension ProgramStatus {
  /// The status for an error; whatever is neither the command line's nor the surroundings' fault counts as internal.
  ///
  /// - Parameter code: what ArgumentParser makes of it.
  fileprivate init(_ error: any Error, code: ExitCode) {
    self =
      switch error {
      case is any UnusableInput: .invalidInput
      case is NotInstalled: .notInstalled
      default: code == .validationFailure ? .usage : .internalError
      }
  }
}
