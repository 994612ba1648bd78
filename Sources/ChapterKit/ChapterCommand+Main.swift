import ArgumentParser
import Report

extension ChapterCommand {
  /// Runs the chapter with the process's arguments, and ends the process.
  public static func main() {
    outcome(of: Array(CommandLine.arguments.dropFirst()), in: .current).conclude(commandName)
  }

  /// What the chapter writes for `arguments` in `environment`, and how it ends.
  public static func outcome(of arguments: [String], in environment: OutputEnvironment) -> ProgramOutcome {
    do {
      return try parse(arguments).outcome(of: arguments, in: environment)
    } catch {
      return failure(error)
    }
  }

  private func outcome(of arguments: [String], in environment: OutputEnvironment) throws -> ProgramOutcome {
    if options.listClaims {
      return ProgramOutcome(output: try listedClaims(), status: .asStated)
    }
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    defer { progress.erase() }
    let report = try report(for: run(arguments, progress))
    let undeclared = report.findings.map(\.claim).filter { !Self.claims.contains($0) }
    precondition(undeclared.isEmpty, "\(Self.commandName) judges claims that it does not declare: \(undeclared.map(\.id)).")
    let style = RenderingStyle(plot: options.plot, width: options.width, color: options.color, in: environment)
    return ProgramOutcome(
      output: report.rendered(as: options.format, style: style), diagnostics: "",
      status: report.isAsExpected ? .asStated : .notAsStated)
  }

  private func run(_ arguments: [String], _ progress: ProgressLine) -> ChapterRun {
    let counts = Self.seedCounts
    let count = counts == .none ? 0 : options.seeds ?? (options.full ? counts.full : counts.standard)
    return ChapterRun(
      chapter: Self.commandName, seeds: (0..<UInt64(count)).map { options.seed + $0 }, isFull: options.full,
      arguments: arguments, progress: progress)
  }

  private func listedClaims() throws -> String {
    guard let list = try ClaimList(chapter: Self.commandName, claims: Self.claims).rendered(as: options.format) else {
      throw ValidationError("--list-claims has no \(options.format.rawValue) form; text and json are there.")
    }
    return list
  }

  private static func failure(_ error: any Error) -> ProgramOutcome {
    let help = exitCode(for: error) == .success
    if help { return ProgramOutcome(output: fullMessage(for: error) + "\n", status: .asStated) }
    return ProgramOutcome(diagnostics: "\(commandName): \(sentence(for: error))\n", status: status(of: error))
  }

  private static func status(of error: any Error) -> ProgramStatus {
    switch error {
    case is InvalidInput: .invalidInput
    case is NotInstalled: .notInstalled
    default: exitCode(for: error) == .validationFailure ? .usage : .internalError
    }
  }

  private static func sentence(for error: any Error) -> String {
    let message = message(for: error)
    let prefix = status(of: error) == .internalError ? "Internal error: " : ""
    return prefix + message + (message.hasSuffix(".") ? "" : ".")
  }
}
