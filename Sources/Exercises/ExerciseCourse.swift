import Foundation

/// The course's folder, as far as exercises need it.
public struct ExerciseCourse: Sendable {
  /// The folder that holds `Chapters`.
  public let root: URL
  /// The exercises, by chapter and letter.
  public let exercises: [ExerciseFolder]
  /// The course's name, which every variant depends on.
  public static let name = "transferlab"

  /// The course in a folder.
  public init(_ root: URL) throws(UnreadableExercise) {
    self.root = root
    exercises = try ExerciseFolder.all(in: root)
  }

  /// Where a student's own workers are compiled; a new program may be started there, as this one was.
  public var ownWorkers: URL { root.appendingPathComponent(".build/exercises") }

  /// Where others' workers are compiled: out of the way of other users, and open to the user without rights that they run as.
  public static func workerFolder() throws(UnreadableExercise) -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("transferlab-workers-\(getuid())")
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      guard attributes[.ownerAccountID] as? UInt32 == getuid(), attributes[.type] as? FileAttributeType == .typeDirectory else {
        throw UnreadableExercise(
          description: "'\(url.path)' is somebody else's; choose another place for temporary files with TMPDIR.")
      }
    } catch let error as UnreadableExercise {
      throw error
    } catch {
      throw UnreadableExercise(description: "'\(url.path)' cannot be made; choose another place for temporary files with TMPDIR.")
    }
    return url
  }
}
