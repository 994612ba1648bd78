import ArgumentParser
internal import ChapterKit
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
    let outcome: ProgramOutcome
    do {
      var command = try parseAsRoot()
      guard let ours = command as? any TeachingCommand else {
        try command.run()
        throw CleanExit.helpRequest()
      }
      outcome = try await ours.outcome(in: .current)
    } catch let error as UnreadableExercise {
      outcome = ProgramOutcome(InvalidInput(error.description), program: "lab", command: Self.self)
    } catch let error as TeachingError {
      outcome = ProgramOutcome(InvalidInput(error.description), program: "lab", command: Self.self)
    } catch {
      outcome = ProgramOutcome(error, program: "lab", command: Self.self)
    }
    outcome.conclude(program: "lab")
  }
}

/// `lab teach`.
struct TeachCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teach", abstract: "Release the course to a class, grade what comes back, and see how it went.",
    subcommands: [
      ValidateExercises.self, ReleaseCourse.self, GradeSubmissions.self, ShowStatistics.self,
      WriteAutograder.self, RunAutograder.self,
    ])
}

/// A subcommand.
protocol TeachingCommand: ParsableCommand {
  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome
}

/// The authors' tree that this program was built from.
struct AuthorsCourse {
  let course: ExerciseCourse

  init() throws {
    let program = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    guard let root = ExerciseCourse.root(above: program) else {
      throw NotInstalled("The course's folder is not above '\(program.path)'; start the course's own ./lab.")
    }
    course = try ExerciseCourse(root)
    guard !course.exercises.isEmpty else { throw InvalidInput("'\(root.path)' has no exercises.") }
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
