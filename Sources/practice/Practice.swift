import ArgumentParser
internal import ChapterKit
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

  static func main() async {
    let outcome: ProgramOutcome
    do {
      var command = try parseAsRoot()
      guard let ours = command as? any PracticeCommand else {
        try command.run()
        throw CleanExit.helpRequest()
      }
      outcome = try await ours.outcome(in: .current)
    } catch let error as UnreadableExercise {
      outcome = ProgramOutcome(InvalidInput(error.description), program: "lab", command: Self.self)
    } catch {
      outcome = ProgramOutcome(error, program: "lab", command: Self.self)
    }
    outcome.conclude(program: "lab")
  }
}

/// A subcommand.
protocol PracticeCommand: ParsableCommand {
  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome
}

/// The exercises of the course that this program was built from, with what the student has done.
struct Desk {
  let course: ExerciseCourse
  var record: PracticeRecord

  init() throws {
    let program = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    guard let root = ExerciseCourse.root(above: program) else {
      throw NotInstalled("The course's folder is not above '\(program.path)'; start the course's own ./lab.")
    }
    course = try ExerciseCourse(root)
    record = try PracticeRecord(in: root)
  }

  /// The exercise of an id.
  func exercise(_ id: String) throws -> ExerciseFolder {
    if let found = course.exercises.first(where: { $0.exercise.id == id.lowercased() }) { return found }
    let ids = course.exercises.map(\.exercise.id).joined(separator: ", ")
    throw ValidationError("There is no exercise '\(id)'; there are \(ids).")
  }

  /// The path of a file as one types it in the course's folder.
  func path(_ file: URL) -> String {
    let prefix = course.root.path + "/"
    return file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
  }
}
