import Foundation

/// An exercise on disk: `Chapters/NN-name/Exercises/a-title`.
public struct ExerciseFolder: Sendable {
  /// The folder.
  public let url: URL
  /// What its `exercise.json` says.
  public let exercise: Exercise

  /// The file that a student edits.
  public var file: URL { url.appendingPathComponent("Exercise.swift") }

  /// Reads a folder.
  ///
  /// - Throws: ``UnreadableExercise`` with a sentence.
  public init(_ url: URL) throws(UnreadableExercise) {
    self.url = url
    do {
      exercise = try JSONDecoder().decode(
        Exercise.self, from: Data(contentsOf: url.appendingPathComponent("exercise.json")))
    } catch {
      throw UnreadableExercise(description: "'\(url.path)/exercise.json' cannot be read: \(Self.reason(error)).")
    }
    guard Problem.named(exercise.problem) != nil else {
      throw UnreadableExercise(
        description: "The exercise \(exercise.id) names the problem '\(exercise.problem)', which there is not.")
    }
  }

  /// Every exercise of the course, by chapter and letter.
  ///
  /// - Parameter course: the folder that holds `Chapters`
  public static func all(in course: URL) throws(UnreadableExercise) -> [ExerciseFolder] {
    let chapters = course.appendingPathComponent("Chapters")
    var found: [ExerciseFolder] = []
    for chapter in names(in: chapters) where chapter.first?.isNumber == true {
      let exercises = chapters.appendingPathComponent("\(chapter)/Exercises")
      for name in names(in: exercises) {
        let url = exercises.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("exercise.json").path) else { continue }
        found.append(try ExerciseFolder(url))
      }
    }
    return found
  }

  /// The checks that only grading runs.
  ///
  /// - Throws: ``UnreadableExercise`` where the grader's file is not there, as in a student's copy.
  public func hiddenChecks() throws(UnreadableExercise) -> [Check] {
    do {
      return try JSONDecoder().decode([Check].self, from: Data(contentsOf: url.appendingPathComponent("hidden.json")))
    } catch {
      throw UnreadableExercise(description: "'\(url.path)/hidden.json' cannot be read: \(Self.reason(error)).")
    }
  }

  /// The names in a folder, in order.
  public static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "it has no '\(key.stringValue)'"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      context.codingPath.map(\.stringValue).joined(separator: ".") + " " + context.debugDescription
    default: "it is not there"
    }
  }
}

/// An exercise that is not as it should be.
public struct UnreadableExercise: Error, CustomStringConvertible, Sendable {
  /// A sentence.
  public let description: String
}
