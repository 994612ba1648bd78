/// What a check came to.
public struct CheckOutcome: Codable, Sendable, Hashable {
  /// A check that did not run is neither passed nor failed.
  public enum State: String, Codable, Sendable, Hashable {
    /// The claim held wherever it was tried.
    case passed
    /// It did not.
    case failed
    /// The worker ended in an earlier check, or in this one.
    case notRun = "not run"
  }

  /// The claim that was tried.
  public let claim: String
  /// What it gives where it is passed.
  public let points: Int
  /// Whether only grading runs it.
  public let isHidden: Bool
  /// How it came out.
  public let state: State
  /// What was tried, what was to come, what came: lines for a person; none where it passed.
  public let findings: [String]
}

/// Why an answer is not what a check wants.
struct Refutation: Sendable {
  /// The calls that show it.
  let calls: [[Value]]
  /// What was to hold.
  let expected: String
  /// What came back instead.
  let objection: String

  /// For a person.
  func lines(_ signature: Signature) -> [String] {
    signature.tried(calls) + ["expected: \(expected)", "but:      \(objection)"]
  }
}

extension Signature {
  /// The last two of some calls, as they are written; a function that is passed has no text.
  func tried(_ calls: [[Value]]) -> [String] {
    let names = parameters.filter { $0.type != "function" }.map(\.name)
    let shown = calls.suffix(2).map { call in
      zip(names, call).map { "\($0): \($1.text)" }.joined(separator: ", ")
    }
    return shown.filter { !$0.isEmpty }.map { "tried:    \(function)(\($0))" }
  }
}
