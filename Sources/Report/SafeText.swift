extension String {
  /// The text on one line, safe for a terminal: `\n`, `\r`, `\t` for these, and for any other control character its code, as
  /// `\x1B`.
  ///
  /// Names may come from a stranger's file; they must not move the cursor.
  package var withoutControlCharacters: String {
    guard unicodeScalars.contains(where: \.isUnsafeInText) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !scalar.isUnsafeInText {
        result.append(scalar)
      } else {
        result.append(contentsOf: scalar.escaped.unicodeScalars)
      }
    }
    return String(result)
  }

  /// A name as a message shows it: safe for a terminal, and without its middle where it is longer than a line.
  package var shown: String { shown(within: 80) }

  /// The text safe for a terminal, and without its middle where it has more than `limit` characters.
  package func shown(within limit: Int) -> String {
    // No more than this is looked at: a name may have millions of characters, and one character any number of scalars.
    let (head, tail) = (unicodeScalars.prefix(2 * limit), unicodeScalars.suffix(limit / 3))
    let safe = String(String.UnicodeScalarView(head)).withoutControlCharacters
    guard safe.unicodeScalars.count > limit else { return safe }
    let end = String(String.UnicodeScalarView(tail)).withoutControlCharacters
    return safe.prefixOfScalars(limit - limit / 3) + "…" + String(String.UnicodeScalarView(end.unicodeScalars.suffix(limit / 3)))
  }

  private func prefixOfScalars(_ count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }
}

extension Unicode.Scalar {
  /// What is shown in its place.
  fileprivate var escaped: String {
    switch self {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      let code = String(value, radix: 16, uppercase: true)
      return "\\x\(code.count < 2 ? "0" : "")\(code)"
    }
  }

  /// Control characters, line separators, and what is invisible or reverses the direction of what follows, but for the joiners that
  /// scripts and emoji need.
  fileprivate var isUnsafeInText: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: value != 0x200C && value != 0x200D
    default: false
    }
  }
}
