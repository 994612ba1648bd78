import ArgumentParser
import Foundation
internal import Rendering
internal import Report

extension ChapterCommand {
  /// Runs the chapter with the process's arguments, and ends the process.
  public static func main() {
    AvailableMemory.requireAddressSpace(program: commandName)
    outcome(of: Array(CommandLine.arguments.dropFirst()), in: .current).conclude(program: commandName)
  }

  /// What the chapter writes for `arguments` in `environment`, and how it ends.
  public static func outcome(of arguments: [String], in environment: OutputEnvironment) -> ProgramOutcome {
    do {
      return try parse(arguments).outcome(of: arguments, in: environment)
    } catch {
      let outcome = ProgramOutcome(error, program: commandName, command: Self.self)
      guard outcome.status == .asStated, !outcome.output.isEmpty, let chapter = try? parse([]) else { return outcome }
      return ProgramOutcome(output: outcome.output + chapter.partList, status: .asStated)
    }
  }

  private func outcome(of arguments: [String], in environment: OutputEnvironment) throws -> ProgramOutcome {
    let style = RenderingStyle(plot: options.plot, width: options.width, color: options.color, in: environment)
    let format = options.format
    if options.listClaims {
      let list = ClaimList(chapter: Self.commandName, claims: parts.flatMap { $0.declaredClaims }, showsVerdicts: options.spoil)
      return ProgramOutcome(output: list.rendered(as: format, style: style), status: .asStated)
    }
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    defer { progress.erase() }
    let run = try ChapterRun(chapter: self, arguments: arguments, progress: progress)
    if let sweep = options.sweep.first {
      guard options.sweep.count == 1 else { throw ValidationError("One --sweep at a time.") }
      return ProgramOutcome(output: try run.sweep(sweep).rendered(as: format, style: style), status: .asStated)
    }
    let report = try run.report(comparing: format == .text && !options.all && options.claim == nil)
    for file in report.parts.flatMap(\.files) {
      try OutputFile(file.path, replacesExisting: file.replacesExisting).write(file.bytes)
    }
    try options.record.map(report.write(toRecord:))
    return ProgramOutcome(
      output: report.rendered(
        as: format, style: style, scope: options.claim.map(ReportScope.claim) ?? (options.all ? .record : .screen)),
      diagnostics: run.note, status: report.isAsExpected ? .asStated : .notAsStated)
  }

  /// The parts for the end of the help.
  private var partList: String {
    let width = parts.map { $0.partName.count }.max() ?? 0
    return "\nPARTS (--part):\n"
      + parts.map { "  " + $0.partName.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.partTitle + "\n" }.joined()
  }
}

extension ChapterPart {
  /// The name, for a part of any type.
  var partName: String { Self.name }
  /// The heading, for a part of any type.
  var partTitle: String { Self.title }
  /// The claims without their judges.
  var declaredClaims: [Claim] { claims.map(\.claim) }
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
