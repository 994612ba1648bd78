import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Rendering
internal import Report

/// `lab teach validate`: whether the exercises can tell right from wrong.
struct ValidateExercises: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Try every exercise's starter, solution and mutants.",
    discussion: """
      Sound is an exercise whose solution passes for everybody, whose starter and mutants fail for everybody, and whose mutants
      get the same points from everybody. Ends with 1 if one is not. All exercises take several minutes.
      """)

  @Argument(help: "Exercises such as 7a, or numbers of chapters. (default: all)") var words: [String] = []

  @Option(help: "How many students' variants solutions and mutants are tried on.") var students = 5

  @Option(help: "How many exercises at once. (default: one a core)") var jobs: Int?

  @OptionGroup var rendering: RenderingOptions

  func validate() throws {
    guard 1...100_000 ~= students else { throw ValidationError("--students must be from 1 to 100000.") }
    guard jobs.map({ 1...1024 ~= $0 }) ?? true else { throw ValidationError("--jobs must be from 1 to 1024.") }
  }

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let folders = try AuthorsCourse().exercises(words)
    let names = (1...students).map { "student \($0)" }
    let progress = ProgressLine(isShown: environment.errorIsTerminal)
    let findings = try await Validation.findings(folders, students: names, jobs: jobs, progress: progress)
    progress.erase()
    let table = Table(
      title: "\(findings.count) exercises on the variants of \(students) students",
      columns: ["id", "checks", "hidden", "starter", "mutants caught", "solution passes", "sound"],
      rows: findings.map { finding in
        [
          .text(finding.exercise.id), .integer(finding.exercise.checks.count), .integer(finding.exercise.hidden.count),
          .text(finding.starter?.rawValue ?? ""),
          .text("\(finding.mutants.count { $0.verdict != .pass }) of \(finding.mutants.count)"),
          .text("\(finding.passedCount) of \(students)"), .text(finding.objections.isEmpty ? "yes" : "NO"),
        ]
      })
    let objections = findings.flatMap { finding in finding.objections.map { "\(finding.exercise.id): \($0)\n" } }
    return ProgramOutcome(
      output: table.rendered(as: rendering.format, style: rendering.style(in: environment)), diagnostics: objections.joined(),
      status: objections.isEmpty ? .asStated : .notAsStated)
  }
}

extension Validation {
  /// The findings on several exercises, in their order.
  static func findings(
    _ folders: [ExerciseFolder], students: [String], salt: [UInt8] = Array("validation".utf8), jobs: Int?,
    triesWrongOnes: Bool = true,
    progress: ProgressLine
  ) async throws -> [Finding] {
    let workers = try AuthorsCourse.workers("validate-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: workers) }
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: (Int, Finding).self) { group in
      var found: [Int: Finding] = [:]
      for (place, folder) in folders.enumerated() {
        if place >= jobs, let (place, finding) = try await group.next() { found[place] = finding }
        group.addTask {
          let validation = Validation(folder: folder, students: students, salt: salt)
          let finding = try await validation.finding(in: workers, triesWrongOnes: triesWrongOnes)
          progress.advance(of: folders.count, "exercises")
          return (place, finding)
        }
      }
      for try await (place, finding) in group { found[place] = finding }
      return folders.indices.compactMap { found[$0] }
    }
  }
}
