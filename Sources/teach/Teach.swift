import ArgumentParser
public import ChapterKit
import Exercises
import Foundation
internal import Report

/// The instructor's side of the exercises, which `./lab teach` starts.
@main struct Teach: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "Exercises for a class.", subcommands: [TeachCommands.self])

  static func main() async {
    // Workers run as another user, who has to reach them; what is secret gets its own permissions.
    umask(0o022)
    await runSubcommand(of: "lab")
  }
}

extension UnreadableExercise: UnusableInput {}

/// `lab teach`.
struct TeachCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teach", abstract: "Release the course to a class, grade what comes back, and see how it went.",
    subcommands: [
      ValidateExercises.self, ReleaseCourse.self, GradeSubmissions.self, ShowStatistics.self,
      WriteAutograder.self, RunAutograder.self,
    ])
}

/// The authors' tree that this program was built from.
struct AuthorsCourse {
  let course: ExerciseCourse

  init() throws {
    course = try ExerciseCourse(CourseFolder.current().url)
    guard !course.exercises.isEmpty else { throw InvalidInput("'\(course.root.path)' has no exercises.") }
  }

  /// The exercises that words mean, in the course's order: ids, or numbers of chapters; all where there are none.
  func exercises(_ words: [String]) throws -> [ExerciseFolder] {
    let words = words.flatMap { $0.split(separator: ",") }.map { $0.lowercased() }
    for word in words where !course.exercises.contains(where: { Self.means(word, $0) }) {
      let ids = course.exercises.map(\.exercise.id).joined(separator: ", ")
      throw ValidationError("There is no exercise and no chapter with exercises '\(word)'; there are \(ids).")
    }
    return words.isEmpty ? course.exercises : course.exercises.filter { folder in words.contains { Self.means($0, folder) } }
  }

  private static func means(_ word: String, _ folder: ExerciseFolder) -> Bool {
    word == folder.exercise.id || word == folder.exercise.id.dropLast()
  }

  /// A folder for workers, of this run's own.
  static func workers(_ name: String) throws -> URL {
    let folder = try ExerciseCourse.workerFolder().appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Refuses a folder that lies in the package: what is in there may be given away.
  func refuse(_ folder: URL, _ option: String) throws {
    guard !Files.contains(course.root, folder) else {
      throw ValidationError("\(option) '\(folder.path.shown)' lies in the course's own folder; choose one outside of it.")
    }
  }
}
