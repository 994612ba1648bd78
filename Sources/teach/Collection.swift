import Exercises
import Foundation

/// What a student handed in, as far as it is graded: texts by their digests, so that identical ones are kept and compiled once.
struct HandIn: Codable, Sendable, Hashable {
  /// Of one exercise.
  enum Part: Codable, Sendable, Hashable {
    /// There is no file for it.
    case missing
    /// A text, kept under its digest.
    case text(digest: String)
    /// What is no text, or may not be handed in.
    case refused(Verdict, reason: String)
  }

  /// By the exercises' ids.
  var programs: [String: Part] = [:]
  /// The answers in writing, by the exercises' ids.
  var answers: [String: Part] = [:]
  /// Files that nobody asked for.
  var ignored: [String] = []
}

/// The hand-ins of a class, in a folder for each student or a zip archive, copied into a grading's own folder.
struct SubmissionCollection: Sendable {
  /// By the students' ids.
  private(set) var handIns: [String: HandIn] = [:]
  /// Names in the folder that are no student's.
  private(set) var strangers: [String] = []

  /// Reads all hand-ins; each is in memory only while it is read.
  ///
  /// - Parameter texts: where the texts are kept, under their digests
  init(of roster: Roster, in folder: URL, exercises: [ExerciseFolder], texts: URL) throws(TeachingError) {
    let names = ExerciseFolder.names(in: folder)
    let known = Set(roster.students.flatMap { [$0.id, $0.id + ".zip"] })
    strangers = names.filter { !known.contains($0) && !$0.hasPrefix(".") }
    for student in roster.students {
      var handIn = HandIn()
      do throws(RefusedSubmission) {
        let submission = try Submission(of: student.id, in: folder)
        var used: Set<String> = []
        for exercise in exercises {
          let id = exercise.exercise.id
          for isWritten in [false, true] where !isWritten || exercise.exercise.written != nil {
            let files = submission?.files(for: exercise, isWritten: isWritten) ?? []
            used.formUnion(files.map(\.path))
            let part = try Self.part(of: files, texts: texts)
            if isWritten { handIn.answers[id] = part } else { handIn.programs[id] = part }
          }
        }
        handIn.ignored = (submission?.files ?? []).map(\.path).filter { !used.contains($0) }
      } catch {
        for exercise in exercises {
          handIn.programs[exercise.exercise.id] = .refused(.forbidden, reason: "What was handed in \(error.reason).")
        }
      }
      handIns[student.id] = handIn
    }
  }

  private static func part(of files: [Submission.File], texts: URL) throws(RefusedSubmission) -> HandIn.Part {
    guard let file = files.first else { return .missing }
    guard files.count == 1 else {
      return .refused(.needsReview, reason: "There are several files for it: \(files.map(\.path).joined(separator: ", ")).")
    }
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      return .refused(.forbidden, reason: "The file \(file.path) is no text in UTF-8.")
    }
    let digest = String(SHA256.hex(of: SHA256.digest(file.bytes)).prefix(32))
    let kept = texts.appendingPathComponent(digest)
    if !FileManager.default.fileExists(atPath: kept.path) {
      do { try Files.write(Data(file.bytes), to: kept) } catch { throw RefusedSubmission("cannot be copied: \(error)") }
    }
    return .text(digest: digest)
  }
}
