import Exercises
import Foundation

/// Judges the hand-ins of a class, text by text.
struct Grading: Sendable {
  let exercises: [ExerciseFolder]
  let key: TeachingKey
  let folder: GradingFolder
  let confinement: Confinement
  /// How many texts are compiled and tried at once.
  let jobs: Int
  /// Where workers are compiled.
  let workers: URL

  /// One text for one exercise, and everybody who handed it in.
  struct Unit: Sendable {
    let exercise: ExerciseFolder
    let digest: String
    var students: [String]
  }

  /// The texts to judge, those of many students first.
  func units(_ collection: SubmissionCollection) -> [Unit] {
    var units: [Unit] = []
    for exercise in exercises {
      var places: [String: Int] = [:]
      for student in key.roster.students {
        guard case .text(let digest)? = collection.handIns[student.id]?.programs[exercise.exercise.id] else { continue }
        if let place = places[digest] {
          units[place].students.append(student.id)
        } else {
          places[digest] = units.count
          units.append(Unit(exercise: exercise, digest: digest, students: [student.id]))
        }
      }
    }
    return units.enumerated().sorted { ($1.element.students.count, $0.offset) < ($0.element.students.count, $1.offset) }
      .map(\.element)
  }

  /// The students whose text is not judged yet; the grader's own failures are tried again.
  private func open(_ unit: Unit) -> [String] {
    unit.students.filter { student in
      folder.result(student, unit.exercise.exercise.id, digest: unit.digest).map { $0.verdict == .graderError } ?? true
    }
  }

  /// Judges what is not judged yet, and keeps each result as soon as it is there.
  ///
  /// - Parameter report: called after each text
  func run(_ units: [Unit], unsound: [String: String], report: @escaping @Sendable () -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, unit) in units.enumerated() {
        if place >= jobs { try await group.next() }
        group.addTask {
          try await judge(unit, unsound: unsound[unit.exercise.exercise.id])
          report()
        }
      }
      try await group.waitForAll()
    }
  }

  private func judge(_ unit: Unit, unsound: String?) async throws {
    let exercise = unit.exercise.exercise
    let open = open(unit)
    if let unsound {
      for student in open {
        let result = ExerciseResult(untried: exercise, verdict: .graderError, message: unsound)
        try folder.keep(result, student, digest: unit.digest)
      }
      return
    }
    let text = try Files.text(of: folder.texts.appendingPathComponent(unit.digest))
    let hidden = try unit.exercise.hiddenChecks()
    try await withJudge("\(exercise.id)-\(unit.digest)") { judge in
      for student in open {
        let assignment = Judge.Assignment(unit.exercise, hidden: hidden, salt: key.salt)
        var result = await judge.result(of: text, for: assignment, student: student, isRepeated: true)
        // The clock is the machine's too: what is late is tried once more.
        if result.verdict == .timeout {
          result = await judge.result(of: text, for: assignment, student: student, isRepeated: true)
        }
        try folder.keep(result, student, digest: unit.digest)
      }
    }
  }

  /// A judge with a folder of its own, which is removed with the workers in it: each is 10 MB.
  private func withJudge(_ name: String, _ body: (Judge) async throws -> Void) async throws {
    let cache = workers.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: cache) }
    try await body(Judge(compiler: WorkerCompiler(cache: cache), confinement: confinement, course: ExerciseCourse.name))
  }

  /// What is to be done: the texts that somebody's result is missing of.
  func openUnits(_ collection: SubmissionCollection) -> [Unit] { units(collection).filter { !open($0).isEmpty } }

  /// Tries the authors' solutions of what is to be graded: where one does not pass, the grader is at fault, and nothing of that
  /// exercise is scored.
  ///
  /// - Returns: the reasons, by the exercises' ids
  func unsound(for units: [Unit]) async throws -> [String: String] {
    try await withThrowingTaskGroup(of: (String, String?).self) { group in
      var reasons: [String: String] = [:]
      let tried = Set(units.map(\.exercise.exercise.id))
      for (place, exercise) in exercises.filter({ tried.contains($0.exercise.id) }).enumerated() {
        if place >= jobs, let (id, reason) = try await group.next() { reasons[id] = reason }
        group.addTask { (exercise.exercise.id, try await objection(to: exercise)) }
      }
      for try await (id, reason) in group { reasons[id] = reason }
      return reasons
    }
  }

  private func objection(to exercise: ExerciseFolder) async throws -> String? {
    let text = try Files.text(of: exercise.url.appendingPathComponent("Solution.swift"))
    let hidden = try exercise.hiddenChecks()
    guard hidden.count == exercise.exercise.hidden.count, !hidden.isEmpty else { return "Its hidden checks are not all there." }
    var reason: String?
    try await withJudge("\(exercise.exercise.id)-solution") { judge in
      let result = await judge.result(
        of: text, for: .init(exercise, hidden: hidden, salt: key.salt), student: "the authors' solution", isRepeated: true)
      if result.verdict != .pass {
        let detail = result.message ?? result.checks.first { $0.state != .passed }?.claim ?? ""
        reason = "The authors' solution does not pass here (\(result.verdict.rawValue)): \(detail.prefix(300))"
      }
    }
    return reason
  }
}
