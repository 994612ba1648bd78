internal import ChapterKit
import Exercises
import Foundation

/// The folder that a grading writes: its results, and under `.work` what lets it go on where it was interrupted.
struct GradingFolder: Sendable {
  let url: URL

  /// Of one student.
  struct Record: Codable, Sendable, Hashable {
    let student: String
    let name: String
    let results: [ExerciseResult]
    /// The digests of the texts that were judged, by exercise.
    let digests: [String: String]
    /// Files that nobody asked for.
    let ignored: [String]
    /// Exercises with an answer in writing.
    let written: [String]
  }

  /// What a grading depends on besides the hand-ins.
  struct Settings: Codable, Sendable, Hashable {
    /// The digest of the key, the exercises and their checks.
    let fingerprint: String
    let exercises: [String]
    let confinement: String
  }

  var texts: URL { url.appendingPathComponent(".work/texts") }
  var results: URL { url.appendingPathComponent("results") }
  var feedback: URL { url.appendingPathComponent("feedback") }
  private var settingsFile: URL { url.appendingPathComponent("grading.json") }

  /// Opens a folder: a new one, or one of the same grading, which goes on.
  ///
  /// - Parameter replaces: whether the results of another grading may be replaced; overrides and marks always stay
  init(_ url: URL, settings: Settings, replaces: Bool) throws(TeachingError) {
    self.url = url
    let manager = FileManager.default
    let old = (try? Data(contentsOf: settingsFile)).flatMap { try? JSONDecoder().decode(Settings.self, from: $0) }
    if old != settings {
      if old == nil, ExerciseFolder.names(in: url).contains(where: { $0 != ".lock" }) {
        throw TeachingError("'\(url.path)' is not empty and holds no grading; choose another --out.")
      }
      guard old == nil || replaces else {
        throw TeachingError(
          "'\(url.path)' holds a grading with another key, other exercises or another confinement; choose another --out, "
            + "or grade anew with --force, which keeps overrides.csv and marks.csv.")
      }
      for name in [".work", "results", "feedback", "written"] { try? manager.removeItem(at: url.appendingPathComponent(name)) }
      // Last, so that a run that is killed here begins anew the next time.
      try Files.write(Files.json(settings), to: settingsFile)
    }
    do { try manager.createDirectory(at: texts, withIntermediateDirectories: true) } catch {
      throw TeachingError("The folder '\(url.path)' cannot be written to.")
    }
    for folder in [url, results, feedback, texts, url.appendingPathComponent(".work/parts")] {
      for name in ExerciseFolder.names(in: folder) where name.hasPrefix(OutputFile.temporaryPrefix) {
        try? manager.removeItem(at: folder.appendingPathComponent(name))
      }
    }
  }

  /// The assignment's title in gradebooks: a new one, which is kept, or else the one of before.
  func title(_ new: String?) throws(TeachingError) -> String {
    let file = url.appendingPathComponent(".work/title")
    if let new { try Files.write(Data(new.utf8), to: file) }
    return FileManager.default.fileExists(atPath: file.path) ? try Files.text(of: file) : "Exercises"
  }

  /// A grading that is there, to be read.
  static func settings(in url: URL) throws(TeachingError) -> Settings {
    guard let data = try? Data(contentsOf: url.appendingPathComponent("grading.json")),
      let settings = try? JSONDecoder().decode(Settings.self, from: data)
    else { throw TeachingError("'\(url.path)' holds no grading; 'lab teach grade' makes one.") }
    return settings
  }

  /// A result of one text of one student, kept until the gradebook is written.
  private struct Part: Codable {
    let digest: String
    let result: ExerciseResult
  }

  private func partFile(_ student: String, _ exercise: String) -> URL {
    // Ids may be as long as names of files can be, or nearly.
    let name = SHA256.hex(of: SHA256.digest(Array("\(student)|\(exercise)".utf8))).prefix(32)
    return url.appendingPathComponent(".work/parts/\(name)")
  }

  /// The result of this text, where it is known; the grader's own failures are tried again.
  func result(_ student: String, _ exercise: String, digest: String) -> ExerciseResult? {
    guard let data = try? Data(contentsOf: partFile(student, exercise)),
      let part = try? JSONDecoder().decode(Part.self, from: data), part.digest == digest
    else { return nil }
    return part.result
  }

  func keep(_ result: ExerciseResult, _ student: String, digest: String) throws(TeachingError) {
    try Files.write(Files.json(Part(digest: digest, result: result)), to: partFile(student, result.exercise))
  }

  /// A student's record in a folder, by its file's name; nil where it cannot be read.
  static func record(in url: URL, _ name: String) -> Record? {
    (try? Data(contentsOf: url.appendingPathComponent("results/\(name)"))).flatMap {
      try? JSONDecoder().decode(Record.self, from: $0)
    }
  }
}

/// A lock on a folder that ends with the process, so that two gradings do not write into one.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  init(_ folder: URL) throws(TeachingError) {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    descriptor = unsafe open(folder.appendingPathComponent(".lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw TeachingError("The folder '\(folder.path)' cannot be written to.") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw TeachingError("Another 'lab teach grade' is writing to '\(folder.path)'; wait until it is done.")
    }
  }

  deinit { close(descriptor) }
}
