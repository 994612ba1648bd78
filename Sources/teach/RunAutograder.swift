import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation

/// `lab teach gradescope-run`: what the archive's `run_autograder` starts, once for a submission.
struct RunAutograder: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "gradescope-run", abstract: "Grade one submission in Gradescope's container.", shouldDisplay: false)

  @Argument(help: "The folder that Gradescope calls /autograder.") var root: String

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let root = URL(fileURLWithPath: root)
    let key = try TeachingKey(in: root.appendingPathComponent("source/key"))
    let student = try Self.student(key.roster, metadata: root.appendingPathComponent("submission_metadata.json"))
    let exercises = try AuthorsCourse().exercises(key.exercises)
    let own = TeachingKey(key, only: student)
    let work = try AuthorsCourse.workers("gradescope-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: work) }
    let (handIns, out) = (work.appendingPathComponent("in"), work.appendingPathComponent("out"))
    try FileManager.default.createDirectory(at: handIns, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(
      at: root.appendingPathComponent("submission"), to: handIns.appendingPathComponent(student.id))
    // The container is the submission's own; within it, namespaces where it grants them.
    let confinement: Confinement = await Confinement.namespacesWork() ? .namespaces : .limits
    let settings = try GradingFolder.Settings(key: own, exercises: exercises, confinement: confinement)
    let grading = Grading(
      exercises: exercises, key: own, folder: try GradingFolder(out, settings: settings, replaces: false),
      confinement: confinement, jobs: ProcessInfo.processInfo.activeProcessorCount, workers: work)
    let collection = try SubmissionCollection(of: own.roster, in: handIns, exercises: exercises, texts: grading.folder.texts)
    let units = grading.openUnits(collection)
    try await grading.run(units, unsound: try await grading.unsound(for: units)) {}
    let record = GradingReport(
      grading: grading, collection: collection, formats: [], title: "", countsWriting: false
    ).record(of: student)
    // What is not known is no score: without a results file Gradescope says so, and asks a person.
    if let unknown = record.results.first(where: { !$0.verdict.isScored }) {
      return ProgramOutcome(
        diagnostics: "lab: \(unknown.exercise) is \(unknown.verdict.rawValue): \(unknown.message ?? "")\n", status: .internalError)
    }
    let results = AutograderResults(record, exercises: exercises.map(\.exercise))
    try Files.write(Files.json(results), to: root.appendingPathComponent("results/results.json"))
    return ProgramOutcome(output: "Graded \(student.id).\n", status: .asStated)
  }

  private struct Metadata: Decodable {
    struct User: Decodable { let email: String }
    let users: [User]
  }

  /// The student of the roster whose submission this is.
  private static func student(_ roster: Roster, metadata: URL) throws(TeachingError) -> Student {
    guard let data = try? Data(contentsOf: metadata), let users = try? JSONDecoder().decode(Metadata.self, from: data).users else {
      throw TeachingError("'\(metadata.path)' cannot be read, so nobody knows whose submission this is.")
    }
    let emails = users.map { $0.email.lowercased() }
    let found = roster.students.filter { student in
      emails.contains(student.others["email"]?.lowercased() ?? "") || emails.contains(student.id.lowercased())
    }
    guard found.count == 1 else {
      throw TeachingError(
        "\(found.count) students of the roster have the email \(emails.joined(separator: ", ")); there must be one.")
    }
    return found[0]
  }
}

/// `results.json` as Gradescope documents it: a test for each check, hidden ones by their number.
struct AutograderResults: Encodable {
  /// A line of the result's page.
  struct Test: Encodable {
    let name: String
    let score: Int
    let maxScore: Int
    let status: String
    let output: String

    enum CodingKeys: String, CodingKey {
      case name, score, status, output
      case maxScore = "max_score"
    }
  }

  let score: Int
  let output: String
  let tests: [Test]

  init(_ record: GradingFolder.Record, exercises: [Exercise]) {
    score = record.results.reduce(0) { $0 + ($1.points ?? 0) }
    output = zip(exercises, record.results).map { "\($0.id): \($1.verdict.rawValue). \($1.verdict.meaning)\n" }.joined()
    tests = zip(exercises, record.results).flatMap { exercise, result in
      guard !result.checks.isEmpty else {
        return [
          Test(
            name: "\(exercise.id) · \(exercise.title)", score: 0, maxScore: result.possible, status: "failed",
            output: result.message ?? "")
        ]
      }
      return result.checks.enumerated().map { place, check in
        let title = check.isHidden ? "hidden check \(place - exercise.checks.count + 1)" : check.claim
        let findings = check.isHidden ? [] : check.findings
        return Test(
          name: "\(exercise.id) · \(title)", score: check.earned, maxScore: check.points,
          status: check.state == .passed ? "passed" : "failed",
          output: ([check.state.rawValue] + findings).joined(separator: "\n"))
      }
    }
  }
}
