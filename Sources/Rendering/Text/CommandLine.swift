internal import Report

extension String {
  /// The command, indented; where it is too wide it goes on after a backslash, so that it can still be pasted into a shell.
  func commandLines(width: Int) -> [String] {
    let command = withoutControlCharacters
    guard command.displayWidth + 2 > width else { return ["  " + command] }
    var lines: [String] = []
    var line = " "
    for word in command.shellWords.withOptionValues {
      if line.displayWidth + 1 + word.displayWidth + 2 > width, line.contains(where: { $0 != " " }) {
        lines.append(line + " \\")
        line = "   "
      }
      line += " " + word
    }
    return lines + [line]
  }

  /// The pieces between blanks outside quotes.
  private var shellWords: [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in self {
      if character == " ", quote == nil {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      if character == "'" || character == "\"" {
        if quote == nil { quote = character } else if quote == character { quote = nil }
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }
}

extension [String] {
  /// The words, an option and its value as one.
  fileprivate var withOptionValues: [String] {
    reduce(into: []) { units, word in
      if let last = units.last, last.hasPrefix("--"), !last.contains(" "), !word.hasPrefix("-") {
        units[units.count - 1] = last + " " + word
      } else {
        units.append(word)
      }
    }
  }
}
