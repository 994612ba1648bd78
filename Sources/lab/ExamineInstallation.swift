import ArgumentParser
internal import ChapterKit
internal import Rendering
internal import Report

/// `lab doctor`: what the course runs on, and what is missing.
struct ExamineInstallation: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the installation and show a test card for the terminal.")

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let style = rendering.style(in: environment)
    let installation = await Installation(environment: environment, style: style)
    let table = Table(
      title: "This installation", columns: ["part", "found", "advice"],
      rows: installation.parts.map { [.text($0.name), .text($0.finding), $0.advice.map(Cell.text) ?? .missing] })
    let card = rendering.format == .text ? "\n" + TestCard(width: min(style.width, 60)).text : ""
    let missing = installation.parts.filter(\.isMissing)
    return ProgramOutcome(
      output: table.rendered(as: rendering.format, style: style) + card,
      diagnostics: missing.map { "lab: \($0.name) is missing. \($0.advice ?? "")\n" }.joined(),
      status: missing.isEmpty ? .asStated : .notInstalled)
  }
}
