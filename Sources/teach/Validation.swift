import Exercises
import Foundation

/// Whether an exercise can tell right from wrong: its starter fails, and for everybody every mutant fails, with the same points,
/// and the solution passes.
struct Validation: Sendable {
  let folder: ExerciseFolder
  /// Whose variants mutants and solution are tried on.
  let students: [String]
  let salt: [UInt8]

  /// What came out.
  struct Finding: Sendable {
    let exercise: Exercise
    let starter: Verdict?
    let mutants: [(name: String, verdict: Verdict)]
    let passedCount: Int
    /// What is wrong, in sentences.
    let objections: [String]
  }

  /// Tries all texts.
  ///
  /// - Parameter triesWrongOnes: whether starter and mutants are tried; releases try the solution only.
  func finding(in workers: URL, triesWrongOnes: Bool = true) async throws -> Finding {
    let exercise = folder.exercise
    let hidden = try folder.hiddenChecks()
    var objections: [String] = []
    if exercise.checks.isEmpty || hidden.isEmpty { objections.append("It has no public or no hidden checks.") }
    let points = hidden.reduce(0) { $0 + $1.points }
    if hidden.count != exercise.hidden.count || points != exercise.hidden.points {
      objections.append("It promises other hidden checks than it has.")
    }
    let cache = workers.appendingPathComponent("validate-\(exercise.id)")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: cache) }
    let judge = Judge(compiler: WorkerCompiler(cache: cache), confinement: .limits, course: ExerciseCourse.name)
    let assignment = Judge.Assignment(folder, hidden: hidden, salt: salt)
    func verdict(of name: String, student: String) async throws -> ExerciseResult {
      let text = try Files.text(of: folder.url.appendingPathComponent(name))
      return await judge.result(of: text, for: assignment, student: student, recognizesStarter: false)
    }
    var (starter, mutants): (Verdict?, [(String, Verdict)]) = (nil, [])
    if triesWrongOnes {
      let result = try await verdict(of: "Exercise.swift", student: students[0]).verdict
      if ![.fail, .crash, .timeout].contains(result) { objections.append("The starter is '\(result.rawValue)' and not 'fail'.") }
      starter = result
      for name in ExerciseFolder.names(in: folder.url.appendingPathComponent("Mutants")) {
        var missed: [(student: String, verdict: Verdict)] = []
        var last = Verdict.fail
        var passes = [Int](repeating: 0, count: exercise.checks.count + hidden.count)
        for student in students {
          let result = try await verdict(of: "Mutants/\(name)", student: student)
          last = result.verdict
          if ![.fail, .tier, .crash, .timeout].contains(last) { missed.append((student, last)) }
          for (place, check) in result.checks.enumerated() where check.state == .passed { passes[place] += 1 }
        }
        for (check, count) in zip(exercise.checks + hidden, passes) where count % students.count != 0 {
          let share = "\(count) of \(students.count) students"
          objections.append("Luck decides the points of the mutant \(name): for \(share) it passes '\(check.claim)'")
        }
        if let first = missed.first {
          let others = missed.count > 1 ? " and \(missed.count - 1) more" : ""
          objections.append("The mutant \(name) is '\(first.verdict.rawValue)' for \(first.student)\(others).")
        }
        mutants.append((name, missed.first?.verdict ?? last))
      }
      if mutants.count < 2 { objections.append("It has fewer than two mutants.") }
    }
    var passed = 0
    for student in students {
      let result = try await verdict(of: "Solution.swift", student: student)
      if result.verdict == .pass {
        passed += 1
      } else {
        let claim = result.checks.first { $0.state != .passed }?.claim ?? result.message ?? ""
        objections.append("The solution is '\(result.verdict.rawValue)' for \(student): \(claim)")
      }
    }
    return Finding(exercise: exercise, starter: starter, mutants: mutants, passedCount: passed, objections: objections)
  }
}
