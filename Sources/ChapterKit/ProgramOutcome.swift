import Foundation

/// What a program has to say and how it ends, before anything is written.
public struct ProgramOutcome: Sendable, Hashable {
  /// For standard output.
  public var output: String
  /// For standard error.
  public var diagnostics: String
  /// How the program ends.
  public var status: ProgramStatus

  /// An outcome.
  public init(output: String = "", diagnostics: String = "", status: ProgramStatus) {
    self.output = output
    self.diagnostics = diagnostics
    self.status = status
  }

  /// Writes both streams and ends the process.
  ///
  /// A reader that has closed its end of a pipe has read enough: that is no error, and the status stays what it was. Any other failure to
  /// write all of the output is told in a sentence and ends with ``ProgramStatus/internalError``.
  public func conclude(_ program: String) -> Never {
    signal(SIGPIPE, SIG_IGN)
    try? FileHandle.standardError.write(contentsOf: Data(diagnostics.utf8))
    do throws(WriteFailure) {
      try StandardOutput.write(output)
    } catch {
      if error == .closedPipe { exit(status.rawValue) }
      try? FileHandle.standardError.write(contentsOf: Data("\(program): \(error)\n".utf8))
      exit(ProgramStatus.internalError.rawValue)
    }
    exit(status.rawValue)
  }
}
