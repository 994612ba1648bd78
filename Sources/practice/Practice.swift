import ArgumentParser
public import ChapterKit
import Exercises
import Foundation

/// The student's side of the exercises, which `./lab` starts: a program of its own, so that no chapter needs to be built for it.
@main struct Practice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "Exercises: one file each, checked on this machine.",
    subcommands: [
      ListExercises.self, CheckExercise.self, ShowHint.self, WatchExercise.self, ResetExercise.self, ShowStatus.self,
      PredictChapter.self,
    ])

  static func main() async { await runSubcommand(of: "lab") }
}

extension UnreadableExercise: UnusableInput {}

/// The exercises of the course that this program was built from, with what the student has done.
struct Desk {
  let course: ExerciseCourse
  var record: PracticeRecord

  init() throws {
    course = try ExerciseCourse(CourseFolder.current().url)
    record = try PracticeRecord(in: course.root)
  }

  /// The exercise of an id.
  func exercise(_ id: String) throws -> ExerciseFolder {
    if let found = course.exercises.first(where: { $0.exercise.id == id.lowercased() }) { return found }
    let ids = course.exercises.map(\.exercise.id).joined(separator: ", ")
    throw ValidationError("There is no exercise '\(id)'; there are \(ids).")
  }

  /// Writes what is kept in the course, whole or not at all.
  func keep(_ kept: some KeptInCourse) throws { try Self.keep(kept, in: course.root) }

  /// Writes what is kept in a course.
  static func keep<Kept: KeptInCourse>(_ kept: Kept, in root: URL) throws {
    let file = Kept.keptFile(in: root)
    do { try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true) } catch {
      throw InvalidInput("The folder '\(file.deletingLastPathComponent().path.shown)' cannot be made.")
    }
    try OutputFile(file.path, replacesExisting: true).write(kept.keptText)
  }

  /// The path of a file as one types it in the course's folder.
  func path(_ file: URL) -> String {
    let prefix = course.root.path + "/"
    return file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
  }
}
