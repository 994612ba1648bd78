/// What a student has done so far, by the exercises' ids.
public struct PracticeRecord: KeptInCourse, Sendable, Hashable {
  /// The file's name: `progress`.
  public static let keptName = "progress"

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
}
