import ArgumentParser
import Foundation
internal import Rendering
internal import Report

extension ChapterCommand {
  /// Runs the chapter with the process's arguments, and ends the process.
  public static func main() {
    outcome(of: Array(CommandLine.arguments.dropFirst()), in: .current).conclude(program: commandName)
  }

  /// What the chapter writes for `arguments` in `environment`, and how it ends.
  public static func outcome(of arguments: [String], in environment: OutputEnvironment) -> ProgramOutcome {
    do {
      return try parse(arguments).outcome(of: arguments, in: environment)
    } catch {
      return ProgramOutcome(error, program: commandName, command: Self.self)
    }
  }

  private func outcome(of arguments: [String], in environment: OutputEnvironment) throws -> ProgramOutcome {
    let style = options.rendering.style(in: environment)
    if options.listClaims {
      let list = ClaimList(chapter: Self.commandName, claims: Self.claims)
      return ProgramOutcome(output: list.rendered(as: options.rendering.format, style: style), status: .asStated)
    }
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    defer { progress.erase() }
    let report = try report(
      for: ChapterRun(chapter: Self.commandName, seeds: seeds, isFull: options.full, arguments: arguments, progress: progress))
    let undeclared = Set(report.findings.map(\.claim.id)).subtracting(Self.claims.map(\.id))
    precondition(undeclared.isEmpty, "\(Self.commandName) judges claims that it does not declare: \(undeclared.sorted()).")
    try options.record.map(report.write(toRecord:))
    return ProgramOutcome(
      output: report.rendered(as: options.rendering.format, style: style), diagnostics: note,
      status: report.isAsExpected ? .asStated : .notAsStated)
  }

  private var seeds: [UInt64] {
    get throws {
      let counts = Self.seedCounts
      guard counts != .none else { return [] }
      let count = options.seeds ?? (options.full ? counts.full : counts.standard)
      guard options.seed <= UInt64.max - UInt64(count) + 1 else {
        throw ValidationError("There are no \(count) seeds from \(options.seed) on; the last seed is \(UInt64.max).")
      }
      return (0..<UInt64(count)).map { options.seed + $0 }
    }
  }

  /// Says that options were accepted in vain.
  private var note: String {
    guard Self.seedCounts == .none, options.seeds != nil || options.seed != ChapterOptions.firstSeed else { return "" }
    return "\(Self.commandName): Nothing random happens in this chapter, so --seed and --seeds change nothing.\n"
  }
}

extension ChapterReport {
  /// Writes the report as JSON to the file at `path`.
  fileprivate func write(toRecord path: String) throws {
    do {
      try Data(rendered(as: .json, style: RenderingStyle()).utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      throw InvalidInput("The record '\(path)' cannot be written.")
    }
  }
}
