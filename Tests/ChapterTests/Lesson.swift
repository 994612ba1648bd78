/// A chapter's README, or another page of Markdown.
struct Lesson {
  /// A fenced block with a command and its output.
  struct ShownRun {
    let command: String
    let lines: [String]
    /// Where these lines stand on the page.
    let place: Range<Int>

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

    func matches(_ output: String) -> Bool { Self.matches(lines[...], Self.lines(of: output)[...]) }

    /// The block as it has to be where this is printed, and how many characters of it stay: between two `…` as many lines as
    /// before, those that are most like them. Nothing where too few lines are printed.
    func renewed(by output: String) -> (lines: [String], kept: Int)? {
      let printed = Self.lines(of: output)
      var (renewed, kept, next): ([String], Int, Int) = ([], 0, 0)
      let stretches = lines.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
      guard stretches.count > 1 else { return (printed, Self.likeness(lines, printed)) }
      for (number, stretch) in stretches.enumerated() {
        let last = printed.count - stretches[number...].reduce(0) { $0 + $1.count }
        guard last >= next else { return nil }
        let starts = number == 0 ? 0...0 : number == stretches.count - 1 && !stretch.isEmpty ? last...last : next...last
        let candidates = starts.map { (start: $0, likeness: Self.likeness(stretch, Array(printed[$0..<$0 + stretch.count]))) }
        guard let best = candidates.max(by: { $0.likeness < $1.likeness }) else { return nil }
        if number > 0 { renewed.append("…") }
        renewed += printed[best.start..<best.start + stretch.count]
        (kept, next) = (kept + best.likeness, best.start + stretch.count)
      }
      return (renewed, kept)
    }

    /// With how many characters lines begin alike, the whole line counting ten more.
    private static func likeness(_ first: [String], _ second: [String]) -> Int {
      zip(first, second).reduce(0) { $0 + $1.0.commonPrefix(with: $1.1).count + ($1.0 == $1.1 ? 10 : 0) }
    }

    private static func lines(of output: String) -> [String] {
      output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
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
    /// Where it stands on the page.
    let place: Range<Int>
  }

  let lines: [String]
  /// The fenced blocks: what stands behind the fence, and where the lines between the fences are.
  let blocks: [(mark: String, place: Range<Int>)]
  private let prose: [String]

  init(of chapter: TestedChapter) throws { self.init(try PackageOnDisk.text(Self.path(of: chapter))) }

  static func path(of chapter: TestedChapter) -> String { "Chapters/\(chapter.folder)/README.md" }

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (blocks, prose): ([(mark: String, place: Range<Int>)], [String]) = ([], [])
    var isBlock = false
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if !isBlock { blocks.append((String(line.drop { $0 == "`" }), number + 1..<number + 1)) }
        isBlock.toggle()
      } else if isBlock {
        blocks[blocks.count - 1].place = blocks[blocks.count - 1].place.lowerBound..<number + 1
      } else {
        prose.append(line)
      }
    }
    (self.blocks, self.prose) = (blocks, prose)
  }

  var shownRuns: [ShownRun] {
    blocks.map(\.place).filter { lines[$0].first?.hasPrefix("$ ./lab run ") == true }.map { place in
      let output = place.dropFirst()
      return ShownRun(command: lines[place.lowerBound], lines: Array(lines[output]), place: output)
    }
  }

  var shownCode: [ShownCode] {
    blocks.compactMap { mark, place in
      let words = mark.split(separator: " ").map(String.init)
      guard words.count == 3, words[0] == "swift" else { return nil }
      return ShownCode(path: words[1], name: words[2], text: SwiftSource.unindented(Array(lines[place])), place: place)
    }
  }

  /// The page with other lines in these places.
  func text(replacing blocks: [(place: Range<Int>, lines: [String])]) -> String {
    var lines = lines
    for block in blocks.sorted(by: { $0.place.lowerBound > $1.place.lowerBound }) {
      lines.replaceSubrange(block.place, with: block.lines)
    }
    return lines.joined(separator: "\n")
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
