import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Report

/// `lab teach grade`: judges what a class handed in, and writes the gradebook.
struct GradeSubmissions: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Judge what a class handed in, and write the gradebook.",
    discussion: """
      SUBMISSIONS has a folder or a zip archive for each id of the roster; in it, files such as 7a.swift and 7a.md, or
      the folders of the course with Exercise.swift and Answer.md. Interrupted and started again, it goes on. After
      overrides.csv or marks.csv were filled in, the same command writes the gradebook anew.

      Ends with 2 if something could not be graded; nothing of that is a score.
      """)

  @Argument(help: "The folder with the hand-ins.") var submissions: String

  @Option(help: "The key's folder, which 'lab teach release' made.") var key: String

  @Option(help: "The folder of the results.") var out: String

  @Option(help: "How many texts at once. (default: one a core)") var jobs: Int?

  @Option(help: "Also write the gradebook for \(GradebookFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: [GradebookFormat] = []

  @Option(help: "The assignment's title in those gradebooks. (default: as before, at first Exercises)") var title: String?

  @Flag(help: "Leave the parts in writing out of the points.") var withoutWriting = false

  @Flag(help: "Run students' code with this user's rights where the machine grants no namespaces.") var unsafeNoSandbox = false

  @Flag(help: "Grade anew where the folder holds a grading with another key or other exercises.") var force = false

  func validate() throws {
    guard jobs.map({ 1...1024 ~= $0 }) ?? true else { throw ValidationError("--jobs must be from 1 to 1024.") }
    if let title, let objection = GradebookFormat.allCases.lazy.compactMap({ $0.objection(toTitle: title) }).first {
      throw ValidationError("--title '\(title.shown)' \(objection).")
    }
  }

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let authors = try AuthorsCourse()
    let (folder, results) = (URL(fileURLWithPath: submissions), URL(fileURLWithPath: out))
    let teachingKey = try TeachingKey(in: URL(fileURLWithPath: key))
    let exercises = try authors.exercises(teachingKey.exercises)
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw InvalidInput("'\(submissions.shown)' is no folder with hand-ins.")
    }
    guard !Files.contains(folder, results), !Files.contains(results, folder) else {
      throw ValidationError("--out and the folder with the hand-ins must not lie in each other.")
    }
    let confinement = try await confinement()
    let settings = try GradingFolder.Settings(key: teachingKey, exercises: exercises, confinement: confinement)
    let lock = try FolderLock(results)
    let grading = Grading(
      exercises: exercises, key: teachingKey, folder: try GradingFolder(results, settings: settings, replaces: force),
      confinement: confinement, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      workers: try AuthorsCourse.workers("grade-\(SHA256.hex(of: SHA256.digest(Array(results.path.utf8))).prefix(16))"))
    defer { try? FileManager.default.removeItem(at: grading.workers) }
    // A file that is damaged is told before the work, not after it.
    _ = try HumanMarks(in: results, roster: teachingKey.roster, exercises: exercises.map(\.exercise))
    let collection = try SubmissionCollection(
      of: teachingKey.roster, in: folder, exercises: exercises, texts: grading.folder.texts)
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    progress.show("Trying the authors' solutions")
    let units = grading.openUnits(collection)
    let unsound = try await grading.unsound(for: units)
    try await grading.run(units, unsound: unsound) { progress.advance(of: units.count, "texts") }
    progress.erase()
    let summary = try GradingReport(
      grading: grading, collection: collection, formats: format, title: try grading.folder.title(title),
      countsWriting: !withoutWriting
    ).write()
    withExtendedLifetime(lock) {}
    return outcome(summary, unsound: unsound, students: teachingKey.roster.students.count)
  }

  /// What the machine lets it confine; refuses to go on without, unless that was said.
  private func confinement() async throws -> Confinement {
    if await Confinement.namespacesWork() { return .namespaces }
    guard unsafeNoSandbox else {
      throw NotInstalled(
        "This machine grants no namespaces, so students' code would run with your rights: grade on a Linux machine that "
          + "grants them (sysctl kernel.unprivileged_userns_clone=1), or add --unsafe-no-sandbox in a container of its own."
      )
    }
    return .limits
  }

  private func outcome(_ summary: GradingReport.Summary, unsound: [String: String], students: Int) -> ProgramOutcome {
    let counts = Exercises.Verdict.allCases.compactMap { verdict in summary.verdicts[verdict].map { "\($0) \(verdict.rawValue)" } }
    let output = """
      Graded \(students) students into \(out.shown): \(counts.joined(separator: ", ")).
        grades.csv  items.csv  identical.csv  feedback/  results/\(format.map { "  " + $0.fileName }.joined())

      """
    var notes = unsound.sorted { $0.key < $1.key }.map { "\($0.key) is not graded. \($0.value)" }
    if let count = summary.verdicts[.graderError] { notes.append("\(count) results are grader errors, and no scores.") }
    if let count = summary.verdicts[.needsReview] {
      notes.append("\(count) results need review: see results/, and decide in overrides.csv.")
    }
    if !summary.leftOut.isEmpty {
      notes.append("Not in the files to import, because their totals are not known: \(summary.leftOut.joined(separator: ", ")).")
    }
    if !summary.namesakes.isEmpty {
      notes.append(
        "Canvas goes by the name where it finds no id: give these namesakes a canvas id: \(summary.namesakes.joined(separator: ", "))."
      )
    }
    notes += summary.identical.map { "Identical files for \($0.exercise): \($0.students.joined(separator: ", "))." }
    if !summary.strangers.isEmpty { notes.append("Not on the roster, not graded: \(summary.strangers.joined(separator: ", ")).") }
    return ProgramOutcome(
      output: output, diagnostics: notes.map { "lab: \($0.shown(within: 1_000))\n" }.joined(),
      status: summary.verdicts[.graderError] == nil ? .asStated : .internalError)
  }
}

extension GradebookFormat: ExpressibleByArgument {}

extension GradingFolder.Settings {
  /// What these depend on, in a digest.
  init(key: TeachingKey, exercises: [ExerciseFolder], confinement: Confinement) throws {
    var bytes = key.salt + Array(confinement.rawValue.utf8)
    for exercise in exercises {
      for name in ["exercise.json", "hidden.json"] {
        bytes += SHA256.digest(Array(try Data(contentsOf: exercise.url.appendingPathComponent(name))))
      }
    }
    self.init(
      fingerprint: SHA256.hex(of: SHA256.digest(bytes)), exercises: exercises.map(\.exercise.id), confinement: confinement.rawValue)
  }
}
