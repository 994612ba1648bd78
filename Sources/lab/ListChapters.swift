import ArgumentParser
internal import ChapterKit
internal import Rendering
internal import Report

/// `lab list`: the course, and which of it can be run.
struct ListChapters: LabCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the parts and chapters of the course, and which can be run.")

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) -> ProgramOutcome {
    let available = Set(ChapterProgram.available)
    let rows: [[Cell]] = Course.parts.flatMap { part in
      part.chapters.map { chapter in
        [
          .integer(chapter.number), .text(chapter.command), .text(available.contains(chapter) ? "ready" : "planned"),
          .text("\(part.numeral) \(part.title)"),
        ]
      }
    }
    let table = Table(title: "The course", columns: ["number", "command", "state", "part"], rows: rows)
    return ProgramOutcome(output: table.rendered(as: rendering.format, style: rendering.style(in: environment)), status: .asStated)
  }
}
