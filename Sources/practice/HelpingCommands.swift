import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Rendering
internal import Report

/// `lab hint`: the next hint.
struct ShowHint: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Show the next of an exercise's three hints: a question, a direction, a formula.")

  @Argument(help: "The exercise, such as 7a.") var id: String

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    var desk = try Desk()
    let exercise = try desk.exercise(id).exercise
    var entry = desk.record.entries[exercise.id] ?? .init()
    entry.hintCount = min(entry.hintCount + 1, exercise.hints.count)
    desk.record.entries[exercise.id] = entry
    try desk.keep(desk.record)
    let shown = exercise.hints.prefix(entry.hintCount).enumerated().map { "\($0 + 1) of \(exercise.hints.count): \($1)" }
    return ProgramOutcome(output: shown.joined(separator: "\n") + "\n", status: .asStated)
  }
}

/// `lab watch`: checks an exercise whenever its file changes.
struct WatchExercise: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check an exercise whenever its file is saved, until all public checks pass or you press Ctrl-C.")

  @Argument(help: "The exercise, such as 7a.") var id: String

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let desk = try Desk()
    let folder = try desk.exercise(id)
    var last: String?
    while true {
      // While an editor replaces the file there may be none for a moment.
      let text = try? String(contentsOf: folder.file, encoding: .utf8)
      if let text, text != last {
        last = text
        var check = CheckExercise()
        (check.id, check.file, check.student) = (folder.exercise.id, nil, nil)
        let outcome = try await check.outcome(in: environment)
        try StandardStream.output.write("\(environment.outputIsTerminal ? "\u{1B}[2J\u{1B}[H" : "")\(outcome.output)\n")
        if outcome.status == .asStated { return ProgramOutcome(status: .asStated) }
        try StandardStream.output.write("Waiting for \(desk.path(folder.file)) to be saved; Ctrl-C ends this.\n")
      }
      try await Task.sleep(for: .milliseconds(300))
    }
  }
}

/// `lab reset`: the starter again; what was there is kept beside it.
struct ResetExercise: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Bring an exercise's starter back; what was there is kept in a file beside it.")

  @Argument(help: "The exercise, such as 7a.") var id: String

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let desk = try Desk()
    let folder = try desk.exercise(id)
    let starter = folder.exercise.starterText
    let manager = FileManager.default
    if let now = manager.contents(atPath: folder.file.path) {
      guard now != Data(starter.utf8) else {
        return ProgramOutcome(output: "\(desk.path(folder.file)) is the starter already.\n", status: .asStated)
      }
      var number = 1
      while manager.fileExists(atPath: folder.file.path + ".kept-\(number)") { number += 1 }
      let kept = folder.file.path + ".kept-\(number)"
      do {
        try manager.moveItem(atPath: folder.file.path, toPath: kept)
      } catch { throw InvalidInput("'\(kept.shown)' cannot be written; nothing was changed.") }
      try OutputFile(folder.file.path, replacesExisting: false).write(Array(starter.utf8))
      return ProgramOutcome(
        output: "\(desk.path(folder.file)) is the starter again; yours is \(desk.path(URL(fileURLWithPath: kept))).\n",
        status: .asStated)
    }
    try OutputFile(folder.file.path, replacesExisting: false).write(Array(starter.utf8))
    return ProgramOutcome(output: "\(desk.path(folder.file)) is there again.\n", status: .asStated)
  }
}

/// `lab status`: how far one is.
struct ShowStatus: Subcommand {
  static let configuration = CommandConfiguration(commandName: "status", abstract: "Show how far you are.")

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let desk = try Desk()
    let touched = desk.course.exercises.filter { desk.record.entries[$0.exercise.id] != nil }
    let done = touched.count { desk.record.entries[$0.exercise.id]?.isDone == true }
    let table = Table(
      title: "\(done) of \(desk.course.exercises.count) exercises done, variants of \(desk.record.student.shown)",
      columns: ["id", "title", "public checks", "hints", "state"],
      rows: touched.map { folder in
        let (exercise, entry) = (folder.exercise, desk.record.entries[folder.exercise.id] ?? .init())
        return [
          .text(exercise.id), .text(exercise.title), .text("\(entry.passedCount) of \(exercise.checks.count)"),
          .integer(entry.hintCount),
          .text(entry.isDone ? "done" : "begun"),
        ]
      })
    return ProgramOutcome(output: table.rendered(as: rendering.format, style: rendering.style(in: environment)), status: .asStated)
  }
}
