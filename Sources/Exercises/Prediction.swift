import Foundation

/// What somebody said would come out, and what did.
public struct Prediction: Codable, Sendable, Hashable {
  /// What was asked.
  public let question: String
  /// The answer, as it was typed.
  public let said: String
  /// What the run gave.
  public let cameOut: String

  /// A prediction.
  public init(question: String, said: String, cameOut: String) {
    self.question = question
    self.said = said.filter { !$0.isNewline }
    self.cameOut = cameOut
  }

  /// The number that a text means, `0.3`, `3/10` or `30 %`; nil where it means none.
  public static func number(_ text: String) -> Double? {
    var rest = text.filter { !$0.isWhitespace }.replacing("−", with: "-")
    // A percentage is asked for as such: the sign changes nothing.
    if rest.hasSuffix("%") { rest.removeLast() }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    switch parts.count {
    case 1: return parts[0].flatMap { $0.isFinite ? $0 : nil }
    case 2:
      guard let above = parts[0], let below = parts[1], below != 0, (above / below).isFinite else { return nil }
      return above / below
    default: return nil
    }
  }

  /// How far off it was, in words; nil where one of the two is no number.
  public var distance: String? {
    guard let said = Self.number(said), let right = Self.number(cameOut) else { return nil }
    if said == right { return "exactly" }
    let gap = (said - right).magnitude
    let share = right == 0 ? "" : String(format: ", %.0f %% of it", 100 * gap / right.magnitude)
    return String(format: "off by %.3g", gap) + share
  }

  /// Whether it was within a tenth of the number; nil where one of the two is no number.
  public var isNear: Bool? {
    guard let said = Self.number(said), let right = Self.number(cameOut) else { return nil }
    return (said - right).magnitude <= 0.1 * right.magnitude
  }
}

/// All predictions that were made, by chapter, the newest last.
public struct PredictionDiary: KeptInCourse, Sendable, Hashable {
  /// The file's name: `predictions`.
  public static let keptName = "predictions"

  /// By the chapters' commands, a list for every time.
  public private(set) var chapters: [String: [[Prediction]]] = [:]

  /// A diary of nothing.
  public init() {}

  /// Keeps what was said at one time; nothing is not kept.
  public mutating func add(_ predictions: [Prediction], chapter: String) {
    if !predictions.isEmpty { chapters[chapter, default: []].append(predictions) }
  }
}
