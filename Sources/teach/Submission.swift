import Exercises
import Foundation

/// Why a hand-in is not read, as the end of a sentence that begins with “It”.
struct RefusedSubmission: Error, Sendable, Hashable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// What one student handed in: the files of a folder or of a zip archive, at most 20 of them and at most 1 MiB together.
struct Submission: Sendable {
  /// A file.
  struct File: Sendable, Hashable {
    /// Within the hand-in.
    let path: String
    let bytes: [UInt8]
  }

  /// By their paths.
  let files: [File]

  static let fileLimit = 20
  static let byteLimit = 1 << 20

  /// Reads the folder or the archive of a student; nil where there is neither.
  init?(of student: String, in folder: URL) throws(RefusedSubmission) {
    let (unpacked, packed) = (folder.appendingPathComponent(student), folder.appendingPathComponent(student + ".zip"))
    switch (Self.kind(unpacked), Self.kind(packed)) {
    case (nil, nil): return nil
    case (.typeDirectory?, nil): files = try Self.read(Self.files(in: unpacked))
    case (nil, .typeRegular?):
      guard let bytes = Self.bytes(of: packed, limit: 4 * Self.byteLimit) else {
        throw RefusedSubmission("cannot be read, or is longer than 4 MiB")
      }
      let archive = try ZipArchive(bytes)
      let kept = archive.entries.filter { !$0.isFolder && !Self.isLitter($0.path) }
      let paths = archive.entries.map { ($0.path, $0.isFolder) }
      if let bad = paths.first(where: { !Self.isInside($0.0, isFolder: $0.1) }) {
        throw RefusedSubmission("has a file that would lie outside of it: \(bad.0.prefix(60))")
      }
      try Self.check(kept.map { ($0.path, $0.byteCount) })
      var files: [File] = []
      for entry in kept { files.append(File(path: entry.path, bytes: try archive.contents(of: entry))) }
      self.files = files.sorted { $0.path < $1.path }
    case (.typeDirectory?, .typeRegular?): throw RefusedSubmission("is there twice, as a folder and as a zip archive")
    default: throw RefusedSubmission("is a link or a device, and no folder or zip archive")
    }
  }

  private static func read(_ listed: [(String, URL, Int)]) throws(RefusedSubmission) -> [File] {
    try check(listed.map { ($0.0, $0.2) })
    var files: [File] = []
    for (path, url, _) in listed {
      guard let bytes = bytes(of: url, limit: byteLimit) else {
        throw RefusedSubmission("has a file that cannot be read: \(path.prefix(60))")
      }
      files.append(File(path: path, bytes: bytes))
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func check(_ files: [(path: String, count: Int)]) throws(RefusedSubmission) {
    guard files.count <= fileLimit else { throw RefusedSubmission("has \(files.count) files, and \(fileLimit) are allowed") }
    guard files.allSatisfy({ $0.count <= byteLimit }), files.reduce(0, { $0 + $1.count }) <= byteLimit else {
      throw RefusedSubmission("is longer than 1 MiB")
    }
    guard Set(files.map(\.path)).count == files.count else { throw RefusedSubmission("has two files of one name") }
  }

  /// What a system puts beside the files without being asked.
  private static func isLitter(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.first == "__MACOSX" || parts.last == ".DS_Store" || parts.last == "Thumbs.db"
  }

  private static func isInside(_ path: String, isFolder: Bool) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast(isFolder && path.hasSuffix("/") ? 1 : 0)
    let isPlain = path.unicodeScalars.allSatisfy { $0 != "\\" && $0 != ":" && $0.value >= 32 && $0.value != 127 }
    return isPlain && !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != ".." }
  }

  /// What stands at a path, links not followed.
  private static func kind(_ url: URL) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.type] as? FileAttributeType
  }

  /// The files of a folder, up to one more than are allowed.
  private static func files(in folder: URL) throws(RefusedSubmission) -> [(String, URL, Int)] {
    var found: [(String, URL, Int)] = []
    var (folders, visited): ([(String, URL)], Int) = ([("", folder)], 0)
    while let (path, url) = folders.popLast() {
      visited += 1
      guard visited <= 100 else { throw RefusedSubmission("has more than 100 folders") }
      for name in ExerciseFolder.names(in: url) {
        let (inner, file) = (path + name, url.appendingPathComponent(name))
        if isLitter(inner) { continue }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path) else {
          throw RefusedSubmission("has a file that cannot be read: \(inner.prefix(60))")
        }
        switch attributes[.type] as? FileAttributeType {
        case .typeDirectory?: folders.append((inner + "/", file))
        case .typeRegular?: found.append((inner, file, (attributes[.size] as? Int) ?? byteLimit + 1))
        default: throw RefusedSubmission("has in it what is no file but a link or a device: \(inner.prefix(60))")
        }
        guard found.count <= fileLimit else { throw RefusedSubmission("has more than \(fileLimit) files") }
      }
    }
    return found
  }

  /// The bytes of a file; nil where it cannot be read or is longer.
  private static func bytes(of url: URL, limit: Int) -> [UInt8]? {
    guard let handle = try? FileHandle(forReadingFrom: url) else { return nil }
    defer { try? handle.close() }
    let data = (try? handle.read(upToCount: limit + 1)) ?? Data()
    return data.count <= limit ? Array(data) : nil
  }
}

extension Submission {
  /// The files that answer an exercise: `7a.swift`, or `…/a-title/Exercise.swift`; in writing `7a.md` or
  /// `…/a-title/Answer.md`.
  func files(for folder: ExerciseFolder, isWritten: Bool) -> [File] {
    let short = "\(folder.exercise.id).\(isWritten ? "md" : "swift")"
    let long = isWritten ? "answer.md" : "exercise.swift"
    let place = folder.url.pathComponents.suffix(3).map { $0.lowercased() }
    return files.filter { file in
      let parts = file.path.lowercased().split(separator: "/").map(String.init)
      guard let name = parts.last else { return false }
      if name == short { return true }
      let above = parts.dropLast()
      guard name == long, above.last == place.last else { return false }
      // Two chapters may have exercises of one title.
      return above.count < 3 || above.dropLast().last != place[1] || above.dropLast(2).last == place[0]
    }
  }
}
