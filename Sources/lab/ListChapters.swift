import ArgumentParser
internal import ChapterKit
internal import Rendering
internal import Report

/// `lab list`: the course, and which of it can be run.
struct ListChapters: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the parts and chapters of the course, and which can be run.")

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) throws -> ProgramOutcome {
    let written = Set(try CourseFolder.current().chapters)
    let rows: [[Cell]] = Course.parts.flatMap { part in
      part.chapters.map { chapter in
        [
          .integer(chapter.number), .text(chapter.command), .text(written.contains(chapter) ? "ready" : "planned"),
          .integer(chapter.minutes), .text(chapter.prerequisites.map(String.init).joined(separator: ", ")), .text(part.title),
        ]
      }
    }
    let table = Table(
      title: "The course, in reading order: \(written.count) of \(Course.chapters.count) chapters are ready",
      columns: ["no", "command", "state", "minutes", "after", "part"], rows: rows)
    return ProgramOutcome(output: table.rendered(as: rendering.format, style: rendering.style(in: environment)), status: .asStated)
  }
}
