import ArgumentParser

/// A subcommand of one of the course's programs beside the chapters: `lab run`, `lab check`, `lab teach grade`.
public protocol Subcommand: ParsableCommand {
  /// Does the work; what is not written on the way is in the outcome.
  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome
}

extension ParsableCommand {
  /// Runs the subcommand that the process's arguments name, and ends the process.
  ///
  /// - Parameter check: refuses arguments before anything else looks at them.
  public static func runSubcommand(
    of program: String, checking check: (ArraySlice<String>) throws -> Void = { _ in }
  ) async -> Never {
    let outcome: ProgramOutcome
    do {
      try check(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      // What is no subcommand of ours is the request for help with one, which throws it.
      guard let ours = command as? any Subcommand else {
        try command.run()
        throw CleanExit.helpRequest()
      }
      outcome = try await ours.outcome(in: .current)
    } catch {
      outcome = ProgramOutcome(error, program: program, command: Self.self)
    }
    outcome.conclude(program: program)
  }
}
