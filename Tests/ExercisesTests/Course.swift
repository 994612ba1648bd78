import Exercises
import Foundation
import Testing

/// The exercises of this package, as their authors' tree has them.
enum Course {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL

  static let exercises = Result { try ExerciseCourse(root).exercises }

  /// The exercise of an id.
  static func exercise(_ id: String) throws -> ExerciseFolder {
    try #require(exercises.get().first { $0.exercise.id == id })
  }

  /// A program text that an author wrote for an exercise.
  struct Text: Sendable, CustomTestStringConvertible {
    let folder: ExerciseFolder
    /// `Exercise.swift`, `Solution.swift`, or a mutant's file.
    let name: String
    let text: String

    var testDescription: String { "\(folder.exercise.id) \(name)" }
    var isStarter: Bool { name == "Exercise.swift" }
    var isSolution: Bool { name == "Solution.swift" }
  }

  /// The starter, the solution and the mutants of every exercise.
  static func texts() throws -> [Text] {
    try exercises.get().flatMap { folder in
      let mutants = ExerciseFolder.names(in: folder.url.appendingPathComponent("Mutants")).map { "Mutants/\($0)" }
      return try (["Exercise.swift", "Solution.swift"] + mutants).map { name in
        Text(folder: folder, name: name, text: try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8))
      }
    }
  }

  /// Carries out `work` on all elements, two at a time, in any order.
  static func each<Element: Sendable>(_ elements: [Element], _ work: @escaping @Sendable (Element) async throws -> Void)
    async throws
  {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, element) in elements.enumerated() {
        if place >= 2 { try await group.next() }
        group.addTask { try await work(element) }
      }
      try await group.waitForAll()
    }
  }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("exercises-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
