import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Rendering
internal import Report

/// `lab exercises`: what there is to do, or one exercise in full.
struct ListExercises: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "exercises", abstract: "List the exercises, or show one.",
    discussion: """
      lab exercises       all of them
      lab exercises 7     those of chapter 7
      lab exercises 7a    the task of one
      """)

  @Argument(help: "A chapter's number or an exercise.") var word: String?

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let desk = try Desk()
    var shown = desk.course.exercises
    if let word {
      if let number = Int(word) {
        shown = shown.filter { $0.exercise.id.dropLast() == "\(number)" }
        guard !shown.isEmpty else { throw ValidationError("Chapter \(number) has no exercises; './lab exercises' shows them all.") }
      } else {
        return ProgramOutcome(output: Self.page(of: try desk.exercise(word), in: desk), status: .asStated)
      }
    }
    let table = Table(
      title: "\(shown.count) exercises; './lab exercises 7a' shows the task of 7a",
      columns: ["id", "title", "kind", "min", "points", "state"],
      rows: shown.map { folder in
        let exercise = folder.exercise
        let state = desk.record.entries[exercise.id]
        return [
          .text(exercise.id), .text(exercise.title), .text(exercise.kind.rawValue), .integer(exercise.minutes),
          .integer(exercise.points),
          .text(state.map { $0.isDone ? "done" : "\($0.passedCount) of \(exercise.checks.count)" } ?? "-"),
        ]
      })
    return ProgramOutcome(output: table.rendered(as: rendering.format, style: rendering.style(in: environment)), status: .asStated)
  }

  private static func page(of folder: ExerciseFolder, in desk: Desk) -> String {
    let exercise = folder.exercise
    let written = exercise.written.map { "\nIn writing (\(desk.path(folder.url))/Answer.md):\n\($0.question.wrapped)\n" } ?? ""
    return """
      \(exercise.id) · \(exercise.title)   (\(exercise.kind.words), \(exercise.minutes) minutes, \(exercise.points) points)

      \(exercise.task.wrapped)

          \(exercise.signature.declaration)

      Edit: \(desk.path(folder.file))
      Then: ./lab check \(exercise.id)
      \(written)
      """
  }
}

extension Exercise.Kind {
  /// The kind in words.
  var words: String {
    switch self {
    case .implement: "implement"
    case .property: "write the property"
    case .bug: "find the silent bug"
    case .calibrate: "calibrate"
    case .predict: "predict, then run"
    case .construct: "construct"
    }
  }
}

extension String {
  /// In lines of at most 80 characters.
  fileprivate var wrapped: String {
    var lines = [""]
    for word in split(separator: " ") {
      if let last = lines.last, !last.isEmpty, last.count + word.count >= 80 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }
}
