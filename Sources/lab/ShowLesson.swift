import ArgumentParser
internal import ChapterKit
import Foundation
internal import Rendering

/// `lab lesson`: a chapter's lesson in the terminal.
struct ShowLesson: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Read the lesson of a chapter, page by page on a terminal.",
    discussion: "The pager is that of PAGER, or less. 'q' leaves it, the space bar turns the page.")

  @Argument(help: "The chapter, by number, command or folder.") var chapter: String

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let course = try CourseFolder.current()
    let chapter = try ChapterSelection([chapter], available: course.chapters).chapters[0]
    let lesson = try course.lesson(of: chapter)
    guard rendering.format == .text else { return ProgramOutcome(output: lesson, status: .asStated) }
    let text = TerminalPage(markdown: lesson).text(style: rendering.style(in: environment))
    guard environment.outputIsTerminal, try await Pager(environment).show(text) else {
      return ProgramOutcome(output: text, status: .asStated)
    }
    return ProgramOutcome(status: .asStated)
  }
}
