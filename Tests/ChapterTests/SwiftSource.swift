/// The text of a Swift file, from which declarations are read by matching brackets; what is in strings and comments does not count.
///
/// Regex literals are read as code.
struct SwiftSource {
  private let lines: [String]
  /// How many brackets are open at the end of each line, and whether a brace was closed or opened on it.
  private let ends: [(depth: Int, hasBrace: Bool)]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var scanner = BracketScanner()
    ends = lines.map { scanner.end(of: $0) }
  }

  /// Whether every bracket is closed.
  var isBalanced: Bool { ends.last.map { $0.depth == 0 } ?? true }

  /// Every declaration of `name` from its first line to its last, without the indentation that its lines share; `init` and
  /// `subscript` are names too.
  func declarations(of name: String) -> [String] {
    lines.indices.filter { declares(name, lines[$0]) }.map { Self.unindented(Array(lines[$0...end(from: $0)])) }
  }

  /// Lines without the indentation that they share, and without blanks at their ends.
  static func unindented(_ lines: [String]) -> String {
    let full = lines.filter { $0.contains { $0 != " " } }
    let shared = full.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { line in
      String(line.dropFirst(min(shared, line.count)).reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private func declares(_ name: String, _ line: String) -> Bool {
    // Words and marks apart: `static func risk<Mass>(of …` is static, func, risk, <, …
    var words: [String] = []
    for character in line {
      if character.isLetter || character.isNumber || character == "_" || character == "@" {
        if let last = words.last, last != " ", last.last.map({ $0.isLetter || $0.isNumber || "_@".contains($0) }) == true {
          words[words.count - 1].append(character)
        } else {
          words.append(String(character))
        }
      } else {
        words.append(String(character))
      }
    }
    words.removeAll { $0 == " " }
    let modifiers: Set = [
      "public", "package", "internal", "fileprivate", "private", "static", "final", "mutating", "nonmutating", "override",
      "indirect", "lazy",
      "consuming", "borrowing", "nonisolated", "required", "convenience", "@inlinable", "@main", "@discardableResult", "@Sendable",
    ]
    let rest = words.drop { modifiers.contains($0) }
    guard let keyword = rest.first else { return false }
    if ["init", "subscript", "deinit"].contains(keyword) { return keyword == name }
    let keywords: Set = ["func", "var", "let", "struct", "enum", "class", "actor", "protocol", "extension", "typealias", "case"]
    return keywords.contains(keyword) && rest.dropFirst().first == name
  }

  /// The last line of the declaration that begins at `start`.
  private func end(from start: Int) -> Int {
    let depth = start == 0 ? 0 : ends[start - 1].depth
    let indentation = lines[start].prefix { $0 == " " }.count
    let isStored =
      ["let ", "var ", "case ", "typealias "].contains { lines[start].contains($0) } && !lines[start].contains("func ")
    var hasBrace = false
    for line in start..<lines.count {
      hasBrace = hasBrace || ends[line].hasBrace
      guard ends[line].depth <= depth else { continue }
      let next = line + 1 < lines.count ? lines[line + 1] : ""
      let goesOn = next.prefix { $0 == " " }.count > indentation && next.contains { $0 != " " }
      if hasBrace || (isStored && !goesOn) { return line }
    }
    return lines.count - 1
  }
}

/// Counts brackets line by line.
private struct BracketScanner {
  private enum Place {
    case code
    /// A string, by its quotes and the number signs before them, and the brackets that are open in an interpolation of it.
    case string(quotes: Int, signs: Int)
    case interpolation(open: Int)
    case comment
  }

  private var places: [Place] = [.code]
  private var depth = 0

  mutating func end(of line: String) -> (depth: Int, hasBrace: Bool) {
    let text = Array(line)
    var hasBrace = false
    var index = 0
    func run(of character: Character, at start: Int) -> Int { text[start...].prefix { $0 == character }.count }
    while index < text.count {
      let character = text[index]
      switch places.last ?? .code {
      case .comment:
        if character == "*", index + 1 < text.count, text[index + 1] == "/" {
          places.removeLast()
          index += 1
        }
      case .string(let quotes, let signs):
        if character == "\\", run(of: "#", at: index + 1) >= signs {
          index += 1 + signs
          if index < text.count, text[index] == "(" { places.append(.interpolation(open: 1)) }
        } else if character == "\"", run(of: "\"", at: index) >= quotes, run(of: "#", at: index + quotes) >= signs {
          places.removeLast()
          index += quotes - 1 + signs
        }
      case .code, .interpolation:
        if character == "/", index + 1 < text.count, text[index + 1] == "/" { return (depth, hasBrace) }
        if character == "/", index + 1 < text.count, text[index + 1] == "*" {
          places.append(.comment)
          index += 1
        } else if character == "\"" || (character == "#" && isString(text, at: index)) {
          let signs = run(of: "#", at: index)
          let quotes = run(of: "\"", at: index + signs) >= 3 ? 3 : 1
          places.append(.string(quotes: quotes, signs: signs))
          index += signs + quotes - 1
        } else if "([{".contains(character) {
          open(1)
          hasBrace = hasBrace || character == "{"
        } else if ")]}".contains(character) {
          open(-1)
        }
      }
      index += 1
    }
    // A string on one line ends with it.
    if case .string(1, _) = places.last ?? .code { places.removeLast() }
    return (depth, hasBrace)
  }

  private func isString(_ text: [Character], at index: Int) -> Bool { text[index...].drop { $0 == "#" }.first == "\"" }

  private mutating func open(_ change: Int) {
    guard case .interpolation(let open) = places.last ?? .code else {
      depth += change
      return
    }
    places[places.count - 1] = .interpolation(open: open + change)
    if open + change == 0 { places.removeLast() }
  }
}
