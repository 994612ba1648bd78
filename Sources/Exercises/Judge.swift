import Foundation

/// Judges a text handed in for an exercise. Practice and grading are the same but for the hidden checks and the confinement.
public struct Judge: Sendable {
  /// Compiles.
  public let compiler: WorkerCompiler
  /// What the workers run in.
  public let confinement: Confinement
  /// The course's name, which seeds depend on.
  public let course: String
  /// What the public variants depend on: known to everybody.
  public static let publicSalt = Array("transferlab".utf8)

  /// A judge.
  public init(compiler: WorkerCompiler, confinement: Confinement, course: String) {
    self.compiler = compiler
    self.confinement = confinement
    self.course = course
  }

  /// The checks that one exercise runs, with the salt of their inputs.
  public struct Assignment: Sendable {
    let exercise: Exercise
    let hidden: [Check]
    let salt: [UInt8]

    /// An exercise, and for grading its hidden checks and the secret salt.
    public init(_ folder: ExerciseFolder, hidden: [Check] = [], salt: [UInt8] = []) {
      exercise = folder.exercise
      self.hidden = hidden
      self.salt = salt
    }
  }

  /// Judges a text.
  ///
  /// - Parameters:
  ///   - recognizesStarter: whether the starter counts as not attempted, rather than being tried like any text
  ///   - isRepeated: whether every check runs twice, to find answers that differ
  public func result(
    of text: String, for assignment: Assignment, student: String, recognizesStarter: Bool = true, isRepeated: Bool = false
  ) async -> ExerciseResult {
    let exercise = assignment.exercise
    func refused(_ verdict: Verdict, _ message: String) -> ExerciseResult {
      ExerciseResult(
        exercise: exercise.id, verdict: verdict, points: verdict.isScored ? 0 : nil, possible: exercise.points, checks: [],
        message: message, printed: "")
    }
    let essence = text.filter { !$0.isWhitespace }
    if essence.isEmpty { return refused(.notAttempted, "The file is empty.") }
    if recognizesStarter, essence == exercise.starterText.filter({ !$0.isWhitespace }) {
      return refused(.notAttempted, "This is the starter, unchanged.")
    }
    if let finding = ForbiddenSource.finding(in: text, imports: exercise.imports) {
      return refused(.forbidden, "The file \(finding).")
    }
    guard let problem = Problem.named(exercise.problem) else {
      return refused(.graderError, "There is no problem '\(exercise.problem)'.")
    }
    switch await compiler.worker(for: text, signature: exercise.signature) {
    case .unavailable(let reason): return refused(.graderError, reason)
    case .rejected(let messages):
      // The adapter alone compiles: where it does not, the student's declaration is another than it calls.
      let declaration = messages.contains("main.swift:") ? "What is called is: \(exercise.signature.declaration)\n\n" : ""
      return refused(.compileError, declaration + messages)
    case .worker(let worker):
      return await result(of: worker, for: assignment, problem: problem, student: student, isRepeated: isRepeated)
    }
  }

  /// Judges a text that was compiled.
  func result(
    of worker: Worker, for assignment: Assignment, problem: Problem, student: String, isRepeated: Bool
  ) async -> ExerciseResult {
    let exercise = assignment.exercise
    let checks = exercise.checks.map { ($0, false) } + assignment.hidden.map { ($0, true) }
    var (outcomes, printed): ([CheckOutcome], String) = ([], "")
    var (end, isFlaky): (WorkerFailure?, Bool) = (nil, false)
    for (place, (check, isHidden)) in checks.enumerated() {
      func outcome(_ state: CheckOutcome.State, _ findings: [String] = []) -> CheckOutcome {
        CheckOutcome(claim: check.claim, points: check.points, isHidden: isHidden, state: state, findings: findings)
      }
      guard end == nil else {
        outcomes.append(outcome(.notRun))
        continue
      }
      // A hidden check's inputs are shown to nobody who would want them small.
      let trial = CheckTrial(check: check, problem: problem, signature: exercise.signature, shrinks: !isHidden)
      let second = CheckTrial(check: check, problem: problem, signature: exercise.signature, shrinks: false)
      let draws = Draws(
        salt: isHidden ? assignment.salt : Self.publicSalt, course: course, exercise: exercise.id, student: student,
        check: "\(isHidden ? "hidden" : "public") \(place)")
      let run = await worker.run(limits: exercise.limits, confinement: confinement) { session throws(WorkerFailure) in
        try await trial.refutation(session, draws)
      }
      if isRepeated, case .success = run.result {
        let again = await worker.run(limits: exercise.limits, confinement: confinement) { session throws(WorkerFailure) in
          try await second.refutation(session, draws)
        }
        isFlaky = isFlaky || again.answers != run.answers
      }
      if printed.utf8.count < 1 << 14 { printed += run.printed.prefix(1 << 14) }
      switch run.result {
      case .success(nil): outcomes.append(outcome(.passed))
      case .success(let refutation?): outcomes.append(outcome(.failed, refutation.lines(exercise.signature)))
      case .failure(let failure):
        end = failure
        outcomes.append(
          outcome(.notRun, exercise.signature.tried(run.lastCall.map { [$0] } ?? []) + [failure.sentence(exercise.limits)]))
      }
    }
    let verdict = Self.verdict(of: outcomes, end: end, isFlaky: isFlaky)
    let points = outcomes.reduce(0) { $0 + ($1.state == .passed ? $1.points : 0) }
    return ExerciseResult(
      exercise: exercise.id, verdict: verdict, points: verdict.isScored ? points : nil, possible: exercise.points, checks: outcomes,
      message: isFlaky ? "Two runs on the same inputs gave different answers." : end.map { $0.sentence(exercise.limits) },
      printed: printed)
  }

  private static func verdict(of outcomes: [CheckOutcome], end: WorkerFailure?, isFlaky: Bool) -> Verdict {
    if outcomes.isEmpty { return .graderError }
    if isFlaky { return .needsReview }
    if let end { return Verdict(end) }
    if outcomes.allSatisfy({ $0.state == .passed }) { return .pass }
    return outcomes.allSatisfy { $0.isHidden || $0.state == .passed } ? .tier : .fail
  }
}

extension WorkerFailure {
  /// A sentence.
  func sentence(_ limits: Limits) -> String {
    switch self {
    case .timeout: "It used up its time, \(limits.processorSeconds) s of the processor or \(limits.seconds) s on the clock."
    case .memory: "It asked for more memory than the \(limits.memory) MiB that there are."
    case .crash(let how): how + "."
    case .protocolError(let what): what + "."
    case .grader(let what): what + "."
    }
  }
}
