public import Foundation

/// What a student's work leaves in the course's folder, a file under `.transferlab`, so that it outlives new versions of the
/// course.
public protocol KeptInCourse: Codable {
  /// The file's name, without its extension.
  static var keptName: String { get }
  /// Nothing yet.
  init()
}

extension KeptInCourse {
  /// What is kept in a course; nothing yet where there is no file.
  ///
  /// - Throws: ``UnreadableExercise`` where the file is damaged: it is never written over.
  public init(in root: URL) throws(UnreadableExercise) {
    guard let data = try? Data(contentsOf: Self.keptFile(in: root)) else {
      self.init()
      return
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw UnreadableExercise(description: "'\(Self.keptFile(in: root).path)' is damaged; move it away to begin anew.")
    }
  }

  /// The content of the file: JSON, the same bytes for the same values.
  public var keptText: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(self) + Data("\n".utf8)
    }
  }

  /// The place of the file.
  public static func keptFile(in root: URL) -> URL { root.appendingPathComponent(".transferlab/\(keptName).json") }
}
