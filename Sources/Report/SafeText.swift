extension String {
  /// The text on one line, safe for a terminal: white space becomes a blank, any other control character its code, as `\x1B`.
  ///
  /// Names may come from a stranger's file; they must not move the cursor.
  package var withoutControlCharacters: String {
    guard unicodeScalars.contains(where: \.isUnsafeInText) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !scalar.isUnsafeInText {
        result.append(scalar)
      } else if scalar.properties.isWhitespace {
        result.append(" ")
      } else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\x\(code.count < 2 ? "0" : "")\(code)".unicodeScalars)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Control characters, line separators, and the marks that reverse the direction of what follows.
  fileprivate var isUnsafeInText: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }
}
