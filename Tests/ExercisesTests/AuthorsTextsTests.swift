import Foundation
import Testing

@testable import Exercises

@Suite("What the authors wrote: starters fail, solutions pass, mutants fail")
struct AuthorsTextsTests {
  /// How many students' variants a solution is tried on; `Tests/Exercises/run` tries a thousand.
  private static let seedCount = ProcessInfo.processInfo.environment["TRANSFERLAB_EXERCISE_SEEDS"].flatMap { Int($0) } ?? 5

  @Test("On public and hidden checks, starters and mutants do not pass, and solutions do, for several students")
  func verdicts() async throws {
    let texts = try Course.texts()
    let workers = try await ManyWorkers(texts)
    try await Course.each(Array(texts.enumerated())) { place, text in
      let worker = try workers.worker(place)
      if text.isSolution {
        try await Self.passes(text, worker)
      } else {
        let judge = Judge(compiler: WorkerCompiler(cache: workers.folder.url), confinement: .limits, course: ExerciseCourse.name)
        let assignment = Judge.Assignment(text.folder, hidden: try text.folder.hiddenChecks(), salt: Array("a test".utf8))
        let problem = try #require(Problem.named(text.folder.exercise.problem))
        let result = await judge.result(of: worker, for: assignment, problem: problem, student: "somebody", isRepeated: false)
        #expect([.fail, .tier, .crash, .timeout].contains(result.verdict), "\(text.testDescription): \(result)")
        #expect(!text.isStarter || result.verdict != .tier, "\(text.testDescription) passes all public checks")
      }
    }
  }

  /// Tries all variants on one worker for each check.
  private static func passes(_ text: Course.Text, _ worker: Worker) async throws {
    let exercise = text.folder.exercise
    let problem = try #require(Problem.named(exercise.problem))
    let seeds = max(1, seedCount)
    let own = exercise.limits
    let limits = Limits(processorSeconds: own.processorSeconds * seeds, seconds: 6 * own.seconds * seeds, memory: own.memory)
    for (place, check) in (exercise.checks + (try text.folder.hiddenChecks())).enumerated() {
      let trial = CheckTrial(check: check, problem: problem, signature: exercise.signature)
      let run = await worker.run(limits: limits, confinement: .limits) { session throws(WorkerFailure) -> String? in
        for seed in 0..<seeds {
          let draws = Draws(
            salt: Array("a test".utf8), course: ExerciseCourse.name, exercise: exercise.id, student: "student \(seed)",
            check: "\(place)")
          if let refutation = try await trial.refutation(session, draws) { return "student \(seed): \(refutation)" }
        }
        return nil
      }
      switch run.result {
      case .success(nil): break
      case .success(let objection?): Issue.record("\(text.testDescription), “\(check.claim)”: \(objection)")
      case .failure(let failure): Issue.record("\(text.testDescription), “\(check.claim)”: \(failure)")
      }
    }
  }
}
