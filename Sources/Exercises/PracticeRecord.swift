import Foundation

/// What a student has done so far, kept beside the course under `.transferlab/progress.json` by the exercises' ids, so that it outlives new versions.
public struct PracticeRecord: Codable, Sendable, Hashable {
  /// One exercise.
  public struct Entry: Codable, Sendable, Hashable {
    /// Public checks that passed when it was last checked.
    public var passedCount = 0
    /// Whether all did, ever.
    public var isDone = false
    /// Hints that were shown.
    public var hintCount = 0

    /// Nothing yet.
    public init() {}
  }

  /// Whose variants are shown; the same name as on the instructor's roster.
  public var student = "anybody"
  /// By the exercises' ids; those of exercises that are no more are kept.
  public var entries: [String: Entry] = [:]

  /// A record of nothing.
  public init() {}

  /// The record in a course; an empty one where there is none.
  ///
  /// - Throws: ``UnreadableExercise`` where the file is damaged: it is never written over.
  public init(in root: URL) throws(UnreadableExercise) {
    guard let data = try? Data(contentsOf: Self.file(in: root)) else { return }
    do {
      self = try JSONDecoder().decode(PracticeRecord.self, from: data)
    } catch {
      throw UnreadableExercise(description: "'\(Self.file(in: root).path)' is damaged; move it away to begin anew.")
    }
  }

  /// Keeps the record, whole or not at all.
  public func save(in root: URL) throws(UnreadableExercise) {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try FileManager.default.createDirectory(
        at: Self.file(in: root).deletingLastPathComponent(), withIntermediateDirectories: true)
      try (encoder.encode(self) + Data("\n".utf8)).write(to: Self.file(in: root), options: .atomic)
    } catch {
      throw UnreadableExercise(description: "'\(Self.file(in: root).path)' cannot be written.")
    }
  }

  private static func file(in root: URL) -> URL { root.appendingPathComponent(".transferlab/progress.json") }
}
