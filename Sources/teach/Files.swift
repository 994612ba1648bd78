internal import ChapterKit
import Exercises
import Foundation

/// Files of the instructor's side: written whole or not at all.
enum Files {
  /// A text in UTF-8.
  static func text(of file: URL) throws(TeachingError) -> String {
    let type = (try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path))?[.type]
    guard type as? FileAttributeType == .typeRegular, let data = try? Data(contentsOf: file) else {
      throw TeachingError("'\(file.path)' is no file that can be read.")
    }
    guard let text = String(data: data, encoding: .utf8) else { throw TeachingError("'\(file.path)' is no text in UTF-8.") }
    return text
  }

  /// Writes a file, and the folders above it, whole or not at all: what was killed leaves the old file or the new one.
  static func write(_ data: Data, to file: URL, permissions: UInt16 = 0o644) throws(TeachingError) {
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try OutputFile(file.path, replacesExisting: true, permissions: permissions).write(data)
    } catch let error as InvalidInput {
      throw TeachingError(error.description)
    } catch {
      throw TeachingError("'\(file.path)' cannot be written.")
    }
  }

  /// A value as JSON, the same bytes every time.
  static func json(_ value: some Encodable) throws(TeachingError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do { return try encoder.encode(value) + Data("\n".utf8) } catch { throw TeachingError("A result cannot be written as JSON.") }
  }

  /// A folder that is not there yet or holds nothing, or may be emptied.
  static func emptyFolder(_ folder: URL, replaces: Bool) throws(TeachingError) {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if unsafe manager.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw TeachingError("'\(folder.path)' is no folder.") }
      guard ExerciseFolder.names(in: folder).isEmpty || replaces else {
        throw TeachingError("'\(folder.path)' is not empty; choose another folder, or replace an earlier copy with --force.")
      }
      for name in ExerciseFolder.names(in: folder) { try? manager.removeItem(at: folder.appendingPathComponent(name)) }
    }
    do { try manager.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw TeachingError("The folder '\(folder.path)' cannot be made.")
    }
  }

  /// Whether one path lies in a folder or is it, links followed.
  static func contains(_ folder: URL, _ other: URL) -> Bool {
    let (outer, inner) = (folder.standardizedFileURL.resolvingSymlinksInPath(), other.standardizedFileURL.resolvingSymlinksInPath())
    return (inner.path + "/").hasPrefix(outer.path == "/" ? "/" : outer.path + "/")
  }
}
