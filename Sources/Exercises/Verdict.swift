/// What became of a hand-in of one exercise.
public enum Verdict: String, Codable, Sendable, Hashable, CaseIterable {
  /// Every check passed.
  case pass
  /// Every public check passed, and a hidden one did not.
  case tier
  /// A public check did not pass.
  case fail
  /// The starter as it was given out, or nothing.
  case notAttempted = "not-attempted"
  /// It does not compile.
  case compileError = "compile-error"
  /// It uses what the exercise does not allow, or is no file that may be handed in.
  case forbidden
  /// It used up its time.
  case timeout
  /// It used up its memory.
  case memory
  /// It trapped, or ended before it answered.
  case crash
  /// It sent what is no answer.
  case protocolError = "protocol-error"
  /// Nothing was handed in.
  case missing
  /// Two runs differ: a person decides.
  case needsReview = "needs-review"
  /// The grader failed, not the student: a person decides.
  case graderError = "grader-error"

  /// Whether points belong to it; what is unknown is never a score.
  public var isScored: Bool { self != .needsReview && self != .graderError }

  init(_ failure: WorkerFailure) {
    self =
      switch failure {
      case .timeout: .timeout
      case .memory: .memory
      case .crash: .crash
      case .protocolError: .protocolError
      case .grader: .graderError
      }
  }
}

/// The judgement on one hand-in of one exercise.
public struct ExerciseResult: Codable, Sendable, Hashable {
  /// The exercise.
  public let exercise: String
  /// What became of it.
  public let verdict: Verdict
  /// nil where the verdict is no score.
  public let points: Int?
  /// At most as many.
  public let possible: Int
  /// The checks, those that students can run first.
  public let checks: [CheckOutcome]
  /// Why there are no checks, or what besides them is to be known.
  public let message: String?
  /// What the student's code printed.
  public let printed: String

  /// A judgement on what was not tried.
  public init(untried exercise: Exercise, verdict: Verdict, message: String) {
    self.init(
      exercise: exercise.id, verdict: verdict, points: verdict.isScored ? 0 : nil, possible: exercise.points, checks: [],
      message: message, printed: "")
  }

  init(
    exercise: String, verdict: Verdict, points: Int?, possible: Int, checks: [CheckOutcome], message: String?, printed: String
  ) {
    (self.exercise, self.verdict, self.points, self.possible) = (exercise, verdict, points, possible)
    (self.checks, self.message, self.printed) = (checks, message, printed)
  }
}
