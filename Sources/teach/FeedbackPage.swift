import Exercises

/// What a student gets to read: every public check in full, every hidden one by its number, so that its inputs stay secret.
///
/// What the code printed and how it ended in a hidden check is left out: both may carry hidden inputs.
struct FeedbackPage {
  let record: GradingFolder.Record
  let exercises: [Exercise]
  let human: HumanMarks

  var text: String {
    var lines = ["Feedback for \(record.student)", ""]
    for (exercise, result) in zip(exercises, record.results) {
      let override = human.overrides[[record.student, exercise.id]]
      let points =
        (override?.points ?? result.points).map { "\($0) of \(result.possible) points" } ?? "a person decides on the points"
      lines += ["\(exercise.id) · \(exercise.title): \(result.verdict.rawValue), \(points)"]
      if let override { lines.append("  A person changed the points: \(override.reason)") }
      lines.append("  \(result.verdict.meaning)")
      if result.checks.isEmpty, ![.graderError, .missing].contains(result.verdict) {
        lines += (result.message ?? "").split(separator: "\n").prefix(40).map { "  \($0.prefix(400))" }
      }
      var hidden = 0
      for check in result.checks {
        if check.isHidden {
          hidden += 1
          lines.append("  \(check.state.rawValue): hidden check \(hidden) (\(check.earned) of \(check.points))")
        } else {
          lines.append("  \(check.state.rawValue): \(check.claim) (\(check.earned) of \(check.points))")
          lines += check.findings.map { "      \($0)" }
        }
      }
      if let written = exercise.written, let mark = human.marks[[record.student, exercise.id]], let points = mark.marks {
        lines.append("  In writing: \(points) of \(written.rubric.count)\(mark.comment.isEmpty ? "" : ": " + mark.comment)")
      }
      lines.append("")
    }
    if !record.ignored.isEmpty { lines += ["Not graded, because nobody asked for it: \(record.ignored.joined(separator: ", "))"] }
    return Self.safe(lines.joined(separator: "\n")) + "\n"
  }

  /// Without control characters but for the ends of lines.
  private static func safe(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\n" || $0.value >= 32 && !(127...159 ~= $0.value) ? $0 : "?" }))
  }
}

extension CheckOutcome {
  /// The points that it gave.
  var earned: Int { state == .passed ? points : 0 }
}

extension Verdict {
  /// What it means for a student, as a sentence.
  var meaning: String {
    switch self {
    case .pass: "Every check passed, the hidden ones too."
    case .tier: "Every public check passed, and a hidden one did not."
    case .fail: "A public check did not pass."
    case .notAttempted: "The starter as it was given out, or an empty file."
    case .compileError: "It does not compile."
    case .forbidden: "It cannot be run as it was handed in."
    case .timeout: "It used up its time; what it had earned until then counts."
    case .memory: "It asked for more memory than there is; what it had earned until then counts."
    case .crash: "It ended before it answered; what it had earned until then counts."
    case .protocolError: "What it sent was no answer; what it had earned until then counts."
    case .missing: "Nothing was handed in."
    case .needsReview: "A person looks at it."
    case .graderError: "The grader failed, not you; a person looks at it."
    }
  }
}
