internal import Report

/// How a piece of text looks when colour is on: one of the sixteen colours of the terminal's theme, or bold.
enum Ink: Sendable, Hashable {
  case bold
  case faint
  case good
  case bad
  case uncertain
  /// The colour of a series, counted from 0.
  case series(Int)

  /// The parameters of the escape sequence that starts it.
  fileprivate var code: String {
    switch self {
    case .bold: "1"
    case .faint: "90"
    case .good: "1;32"
    case .bad: "1;31"
    case .uncertain: "1;33"
    case .series(let index): ["34", "31", "32", "35", "36"][((index % 5) + 5) % 5]
    }
  }
}

extension String {
  /// The text between the escape sequences of `ink`, or as it is without colour.
  func painted(_ ink: Ink?, color: Bool) -> String {
    guard color, let ink, !isEmpty else { return self }
    return "\u{1B}[\(ink.code)m\(self)\u{1B}[0m"
  }
}
