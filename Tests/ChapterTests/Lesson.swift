/// A chapter's README, or another page of Markdown.
struct Lesson {
  /// A fenced block with a command and its output.
  struct ShownRun {
    let command: String
    let lines: [String]

    /// The word after `$ ./lab run`, and the words after it.
    var chapter: String { words.first ?? "" }
    var arguments: [String] { Array(words.dropFirst()) }

    /// The words as a shell reads them, with single quotes.
    private var words: [String] {
      let pieces = command.split(separator: "'", omittingEmptySubsequences: false)
      let words = pieces.enumerated().flatMap { index, piece in
        index.isMultiple(of: 2) ? piece.split(separator: " ").map(String.init) : [String(piece)]
      }
      return Array(words.dropFirst(3))
    }

    func matches(_ output: String) -> Bool {
      Self.matches(lines[...], output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)[...])
    }

    private static func matches(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
      guard let line = shown.first else { return printed.isEmpty }
      if line == "…" {
        return (printed.startIndex...printed.endIndex).contains { matches(shown.dropFirst(), printed[$0...]) }
      }
      return printed.first == line && matches(shown.dropFirst(), printed.dropFirst())
    }
  }

  /// A fenced block with a declaration of a source file.
  struct ShownCode {
    let path: String
    let name: String
    /// Without the indentation that all lines share.
    let text: String
  }

  let lines: [String]
  private let blocks: [(mark: String, lines: [String])]
  private let prose: [String]

  init(of chapter: TestedChapter) throws { self.init(try PackageOnDisk.text("Chapters/\(chapter.folder)/README.md")) }

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (blocks, prose): ([(mark: String, lines: [String])], [String]) = ([], [])
    var isBlock = false
    for line in lines {
      if line.hasPrefix("```") {
        if !isBlock { blocks.append((String(line.drop { $0 == "`" }), [])) }
        isBlock.toggle()
      } else if isBlock {
        blocks[blocks.count - 1].lines.append(line)
      } else {
        prose.append(line)
      }
    }
    (self.blocks, self.prose) = (blocks, prose)
  }

  var shownRuns: [ShownRun] {
    blocks.filter { $0.lines.first?.hasPrefix("$ ./lab run ") == true }.map { block in
      ShownRun(command: block.lines[0], lines: Array(block.lines.dropFirst()))
    }
  }

  var shownCode: [ShownCode] {
    blocks.compactMap { mark, lines in
      let words = mark.split(separator: " ").map(String.init)
      guard words.count == 3, words[0] == "swift" else { return nil }
      return ShownCode(path: words[1], name: words[2], text: SwiftSource.unindented(lines))
    }
  }

  /// Where the links lead.
  var links: [String] { prose.flatMap { line in line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) } } }

  /// The anchors of the headings: lowercase, without punctuation, with hyphens for blanks.
  var anchors: [String] {
    prose.filter { $0.hasPrefix("#") }.map { line in
      let heading = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
      return String(heading.compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : nil })
    }
  }
}
