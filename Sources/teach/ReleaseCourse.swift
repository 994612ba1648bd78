import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Report
import Subprocess

/// `lab teach release`: a copy of the course for students, and the key that grading needs.
struct ReleaseCourse: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Copy the course for students, without solutions, and make a class's key.",
    discussion: """
      The roster is a CSV file with the columns id and name; others, such as email, are kept for gradebooks.
      The copy is proved before it is said to be done: its files are those of its MANIFEST, every starter is not
      attempted, and no line of a solution occurs. Ends with 1, and takes the copy away, if that is not so.
      """)

  @Option(help: "The folder of the copy.") var out: String

  @Option(help: "The class, as CSV.") var roster: String

  @Option(help: "The folder of the key, outside the course: who has it can know the hidden inputs.") var key: String

  @Option(help: "What is graded: ids or numbers of chapters, with commas. (default: all)") var exercises: [String] = []

  @Flag(help: "Also build the copy's program and run it.") var build = false

  @Flag(help: "Also try every solution on the variant of everybody on the roster.") var validateSolutions = false

  @Flag(help: "Replace the copy that is there, and the roster and exercises of the key; its salt stays.") var force = false

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let authors = try AuthorsCourse()
    let folders = try authors.exercises(exercises)
    let (copy, keys) = (URL(fileURLWithPath: out), URL(fileURLWithPath: key))
    try authors.refuse(copy, "--out")
    try authors.refuse(keys, "--key")
    guard !Files.contains(copy, keys), !Files.contains(keys, copy), !Files.contains(copy, authors.course.root) else {
      throw ValidationError("--out, --key and the course must be three folders, none of which lies in another.")
    }
    let text = try Files.text(of: URL(fileURLWithPath: roster))
    let students = try Roster(text, name: roster).students
    try Files.emptyFolder(
      copy, replaces: force && FileManager.default.fileExists(atPath: copy.appendingPathComponent("MANIFEST").path))
    let made = try TeachingKey.make(in: keys, roster: text, exercises: folders.map(\.exercise.id), replaces: force)
    let release = CourseRelease(course: authors.course, out: copy)
    try release.write()
    var objections = try await release.objections()
    if build, objections.isEmpty { objections += try await Self.built(copy) }
    if validateSolutions, objections.isEmpty {
      let progress = ProgressLine(isShown: environment.errorIsTerminal)
      let findings = try await Validation.findings(
        folders, students: students.map(\.id), salt: made.salt, jobs: nil, triesWrongOnes: false, progress: progress)
      progress.erase()
      objections += findings.flatMap { finding in finding.objections.map { "\(finding.exercise.id): \($0)" } }
    }
    guard objections.isEmpty else {
      try Files.emptyFolder(copy, replaces: true)
      return ProgramOutcome(
        diagnostics: objections.map { $0.shown(within: 300) + "\n" }.joined() + "lab: The copy was not sound and is taken away.\n",
        status: .notAsStated)
    }
    return ProgramOutcome(output: summary(release, students: students.count, folders.map(\.exercise)), status: .asStated)
  }

  private func summary(_ release: CourseRelease, students: Int, _ exercises: [Exercise]) -> String {
    """
    Released to \(out.shown): \(release.paths().count) files, the same copy for \(students) students.
      every file is one of MANIFEST; every starter is not attempted; no line of a solution occurs\(build ? "; it builds" : "")\
    \(validateSolutions ? "; every solution passes on every student's variant" : "")
    Graded will be \(exercises.map(\.id).joined(separator: " ")): \(exercises.reduce(0) { $0 + $1.points }) points.
    The key is \(key.shown): keep it from students, and keep a copy of it.
    Students take their own variants with their ids: ./lab check \(exercises[0].id) --student ID

    """
  }

  /// Builds the student's program in the copy, asks it for the exercises, and takes the build away.
  private static func built(_ copy: URL) async throws -> [String] {
    defer { try? FileManager.default.removeItem(at: copy.appendingPathComponent(".build")) }
    let lines = [
      "swift build --package-path \"$1\" --product practice", "\"$1/.build/debug/practice\" exercises",
    ]
    for line in lines {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", line, "sh", copy.path], output: .string(limit: 1 << 22), error: .string(limit: 1 << 22))
      guard result.terminationStatus.isSuccess else {
        return ["The copy does not build: \((result.standardOutput + result.standardError).suffix(2_000))"]
      }
    }
    try? FileManager.default.removeItem(at: copy.appendingPathComponent("Package.resolved"))
    return []
  }
}
