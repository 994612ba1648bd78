import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Report

/// `lab check`: compiles the student's file and runs the public checks.
struct CheckExercise: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check an exercise.",
    discussion: "Ends with 0 if every public check passed, and with 1 if one did not.")

  @Argument(help: "The exercise, such as 7a.") var id: String

  @Argument(help: "The file. (default: the exercise's own)") var file: String?

  @Option(help: "Whose variant to check: your id on the instructor's roster. It is remembered.") var student: String?

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    var desk = try Desk()
    let folder = try desk.exercise(id)
    if let student {
      guard !student.isEmpty else { throw ValidationError("The student's id is empty.") }
      desk.record.student = student
    }
    let path = file ?? folder.file.path
    let result = try await Practising(desk: desk, folder: folder).result(of: Self.text(of: path))
    desk.record.add(result)
    try desk.keep(desk.record)
    let replay = (["./lab", "check", folder.exercise.id] + (file.map { [$0] } ?? [])).map(CommandLineText.quoted).joined(
      separator: " ")
    return ProgramOutcome(
      output: CheckPage(result: result, exercise: folder.exercise, replay: replay, file: desk.path(folder.file)).text,
      status: result.verdict == .pass ? .asStated : .notAsStated)
  }

  /// A program text.
  static func text(of path: String) throws -> String {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let type = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.type] as? FileAttributeType
    guard type == .typeRegular, let data = FileManager.default.contents(atPath: path) else {
      throw InvalidInput("'\(path.shown)' is no file that can be read; './lab reset' brings an exercise's own file back.")
    }
    guard data.count <= 1 << 20 else { throw InvalidInput("'\(path.shown)' is longer than 1 MiB.") }
    guard let text = String(data: data, encoding: .utf8) else { throw InvalidInput("'\(path.shown)' is no text in UTF-8.") }
    return text
  }
}

/// The public checks on a student's own machine.
struct Practising {
  let desk: Desk
  let folder: ExerciseFolder

  /// - Throws: `NotInstalled` where there is no compiler.
  func result(of text: String) async throws -> ExerciseResult {
    let workers = desk.course.ownWorkers
    try? FileManager.default.createDirectory(at: workers, withIntermediateDirectories: true)
    let compiler = WorkerCompiler(cache: workers)
    // A worker is 10 MB, and a file that is watched may be saved hundreds of times.
    defer { compiler.removeOldest(keeping: 16) }
    let judge = Judge(compiler: compiler, confinement: .limits, course: ExerciseCourse.name)
    let result = await judge.result(
      of: text, for: Judge.Assignment(folder), student: desk.record.student, recognizesStarter: false)
    if result.verdict == .graderError { throw NotInstalled(result.message ?? "The checks cannot be run.") }
    return result
  }
}

extension PracticeRecord {
  /// Keeps what a check came to.
  mutating func add(_ result: ExerciseResult) {
    var entry = entries[result.exercise] ?? Entry()
    entry.passedCount = result.checks.count { $0.state == .passed }
    entry.isDone = entry.isDone || result.verdict == .pass
    entries[result.exercise] = entry
  }
}

/// What a check has to say.
struct CheckPage {
  let result: ExerciseResult
  let exercise: Exercise
  let replay: String
  let file: String

  var text: String {
    var lines = ["\(exercise.id) · \(exercise.title)", ""]
    for check in result.checks {
      lines.append("\(check.state.mark) \(check.claim)")
      lines += check.findings.map { "      \($0)" }
    }
    if result.checks.isEmpty { lines += (result.message ?? "").split(separator: "\n").map { "  \($0.prefix(400))" } }
    if !result.printed.isEmpty {
      lines +=
        ["", "Your code printed (shown, never scored):"]
        + result.printed.split(separator: "\n").prefix(20).map { "  \($0.prefix(200))" }
    }
    lines += ["", summary]
    if result.verdict != .pass { lines.append("The same again: \(replay)      A hint: ./lab hint \(exercise.id)") }
    if result.verdict == .pass, exercise.written != nil {
      lines.append("There is a part in writing, which a person marks: Answer.md beside \(file)")
    }
    return lines.joined(separator: "\n").inSafeLines + "\n"
  }

  private var summary: String {
    let passed = result.checks.count { $0.state == .passed }
    let hidden = "\(exercise.hidden.count) hidden checks run at grading"
    switch result.verdict {
    case .notAttempted: return "There is nothing to check."
    case .compileError: return "It does not compile."
    case .forbidden: return "It was not run."
    default: return "\(passed) of \(exercise.checks.count) public checks passed; \(hidden)."
    }
  }
}

extension CheckOutcome.State {
  fileprivate var mark: String {
    switch self {
    case .passed: "  ok    "
    case .failed: "  FAILED"
    case .notRun: "  not run"
    }
  }
}

extension String {
  /// Without control characters but for the ends of lines: what it quotes may be anything.
  fileprivate var inSafeLines: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\n" || $0.value >= 32 && $0.value != 127 && !(128...159 ~= $0.value) ? $0 : "?" }))
  }
}
