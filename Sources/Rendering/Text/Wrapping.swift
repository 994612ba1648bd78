internal import Report

extension String {
  /// The words of the text on lines of at most `width` columns.
  ///
  /// `±`, `=` and `%` stay with what they belong to. A word is never broken, so a word wider than `width` has a line of its own
  /// that is too wide, unless `breaksLongWords`. Every line after the first starts with `indent` blanks, which count.
  package func wrapped(to width: Int, indent: Int = 0, breaksLongWords: Bool = false) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    var isEmptyLine = true
    for word in withoutControlCharacters.unbreakableWords {
      let pieces = breaksLongWords ? word.pieces(of: width - indent) : [word]
      for piece in pieces {
        let pieceWidth = piece.displayWidth
        if !isEmptyLine, lineWidth + 1 + pieceWidth > width {
          lines.append(line)
          (line, lineWidth, isEmptyLine) = (margin, indent, true)
        }
        line += (isEmptyLine ? "" : " ") + piece
        lineWidth += (isEmptyLine ? 0 : 1) + pieceWidth
        isEmptyLine = false
      }
    }
    return isEmptyLine && !lines.isEmpty ? lines : lines + [line]
  }

  /// The pieces between blanks, `0.81 ± 0.02` and `95 %` being one piece each.
  private var unbreakableWords: [String] {
    var words: [String] = []
    var joinsNext = false
    for word in split(separator: " ") {
      if let last = words.last, joinsNext || word == "±" || word == "=" || word.prefix(1) == "%" {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(String(word))
      }
      joinsNext = word == "±" || word == "="
    }
    return words
  }

  /// The text cut into pieces of at most `width` columns.
  private func pieces(of width: Int) -> [String] {
    guard displayWidth > width else { return [self] }
    var pieces: [String] = []
    var piece = ""
    var pieceWidth = 0
    for character in self {
      if pieceWidth + character.displayWidth > max(2, width), !piece.isEmpty {
        pieces.append(piece)
        (piece, pieceWidth) = ("", 0)
      }
      piece.append(character)
      pieceWidth += character.displayWidth
    }
    return pieces + [piece]
  }
}
