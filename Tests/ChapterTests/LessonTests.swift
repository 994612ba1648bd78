import Testing

/// A lesson shows what its program prints.
///
/// In a chapter's README a fenced block whose first line is `$ ./lab run COMMAND …` is the output of that command; a line that is only `…`
/// stands for any number of lines.
@Suite struct LessonTests {
  @Test("The output in the lesson is the program's", arguments: zip(PackageOnDisk.chapterFolders, PackageOnDisk.chapters))
  func output(folder: String, chapter: String) async throws {
    let lesson = try PackageOnDisk.text("Chapters/\(folder)/README.md")
    let blocks = Lesson(lesson).shownRuns(of: chapter)
    #expect(!blocks.isEmpty, "The lesson of \(chapter) shows no run: a fenced block that begins with '$ ./lab run \(chapter)'.")
    for block in blocks {
      let result = try await BuiltProgram(command: chapter).run(block.arguments)
      #expect(block.matches(result.output), "The block of '\(block.command)' is not what the program prints:\n\(result.output)")
    }
  }

  @Test(
    "An ellipsis stands for any number of lines, and for nothing else",
    arguments: [
      ("a\n…\nd", true), ("a\nb\nc\nd", true), ("…", true), ("a\n…", true), ("…\nc\n…", true), ("a\nd", false), ("b\n…", false),
      ("…\nx", false),
      ("a\n…\nc", false),
    ])
  func ellipsis(block: String, matches: Bool) {
    #expect(
      Lesson.ShownRun(command: "$ ./lab run x", lines: block.split(separator: "\n").map(String.init)).matches("a\nb\nc\nd\n")
        == matches)
  }
}

/// A chapter's README.
struct Lesson {
  /// A fenced block with a command and its output.
  struct ShownRun {
    let command: String
    let lines: [String]

    /// The words after `$ ./lab run COMMAND --`.
    var arguments: [String] { command.split(separator: " ").dropFirst(5).map(String.init) }

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

  private let lines: [String]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  func shownRuns(of chapter: String) -> [ShownRun] {
    let starts = lines.indices.filter { index in
      index > 0 && lines[index - 1].hasPrefix("```") && "\(lines[index]) ".hasPrefix("$ ./lab run \(chapter) ")
    }
    return starts.map { start in
      ShownRun(command: lines[start], lines: Array(lines[(start + 1)...].prefix { !$0.hasPrefix("```") }))
    }
  }
}
