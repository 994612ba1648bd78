import ChapterKit
import Foundation
import Rendering
import Report
import Testing

/// A lesson shows what its program prints and the functions that decide, and links its terms.
///
/// In a chapter's README a fenced block whose first line is `$ ./lab run NN …` is the output of that command, to a terminal of 80
/// columns or to a file; a line that is only `…` stands for any number of lines. One that is marked `swift PATH NAME` is a
/// declaration of that file.
@Suite struct LessonTests {
  @Test("The output in the lesson is the program's", arguments: TestedChapter.tried)
  func output(chapter: TestedChapter) async throws {
    var stale = try StaleBlocks(of: Lesson.path(of: chapter))
    let runs = stale.page.shownRuns
    #expect(
      runs.contains { TestedChapter(named: $0.chapter)?.command == chapter.command },
      "The lesson shows no run: a fenced block that begins with '$ ./lab run \(chapter.place?.number ?? 0)'.")
    for block in runs {
      let shown = try #require(TestedChapter(named: block.chapter), "'\(block.command)' names no chapter.")
      let printed = try await printed(by: shown, block.arguments, in: .terminal)
      if block.matches(printed) { continue }
      stale.check(block, against: [printed, try await self.printed(by: shown, block.arguments, in: .file)])
    }
    try stale.write()
  }

  /// What the chapter prints; the default run is made once, for whatever place it goes to.
  private func printed(by chapter: TestedChapter, _ arguments: [String], in environment: OutputEnvironment) async throws -> String {
    guard arguments.isEmpty else { return await chapter.outcome(arguments, in: environment).output }
    return try await chapter.report().rendered(as: .text, style: RenderingStyle(in: environment))
  }

  @Test("The Swift in the lesson is the source's", arguments: TestedChapter.tried)
  func code(chapter: TestedChapter) throws {
    var stale = try StaleBlocks(of: Lesson.path(of: chapter))
    for block in stale.page.shownCode {
      stale.check(block, against: SwiftSource(try PackageOnDisk.text(block.path)).declarations(of: block.name))
    }
    try stale.write()
    #expect(!stale.page.shownCode.isEmpty, "The lesson shows no deciding function: a fenced block marked 'swift PATH NAME'.")
  }

  @Test(
    "Every term that a lesson links is in the glossary, and every file and heading that it links is there",
    arguments: TestedChapter.tried)
  func links(chapter: TestedChapter) throws {
    let lesson = try Lesson(of: chapter)
    #expect(lesson.links.contains { $0.hasPrefix("../GLOSSARY.md#") }, "The lesson links no term of the glossary.")
    for link in lesson.links where !link.contains("://") {
      let halves = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let path = halves[0].isEmpty ? "Chapters/\(chapter.folder)/README.md" : "Chapters/\(chapter.folder)/\(halves[0])"
      let text = try #require(try? PackageOnDisk.text(path), "\(link): there is no such file.")
      if halves.count == 2 { #expect(Lesson(text).anchors.contains(halves[1]), "\(link): there is no such heading.") }
    }
  }

  @Test(
    "The commands that a lesson names are those of the front door: no option stands behind a second --",
    arguments: TestedChapter.tried)
  func dialect(chapter: TestedChapter) throws {
    let lines = try Lesson(of: chapter).lines
    #expect(lines.filter { $0.contains("./lab run") && $0.contains(" -- ") } == [])
    for line in lines {
      for match in line.matches(of: /\.\/lab run ([a-z0-9-]+)/) {
        #expect(TestedChapter(named: match.1) != nil, "'\(match.0)' names no chapter that is written.")
      }
    }
  }

  @Test("The commands that a lesson names are understood by their chapters", arguments: TestedChapter.tried)
  func commands(chapter: TestedChapter) throws {
    for line in try Lesson(of: chapter).lines {
      for match in line.matches(of: /\.\/lab run ([a-z0-9-]+)((?: +[^ `|>#;&()]+)*)(`? is refused)?/) where match.3 == nil {
        let arguments = match.2.split(separator: " ").map(String.init)
        // What a shell fills in is nobody's to read.
        guard let shown = TestedChapter(named: match.1), arguments.first?.hasPrefix("-") == true, !match.2.contains("$") else {
          continue
        }
        #expect(throws: Never.self, "\(match.0)") { try shown.type.parse(arguments) }
      }
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
      Self.block(block).matches("a\nb\nc\nd\n")
        == matches)
  }

  @Test(
    "A block that is renewed keeps its ellipses, and between them the lines that are most like those before",
    arguments: [
      ("a 1\n…\nd 1", "a 2\n…\nd 2"), ("a 1\nb 1", "a 2\nb 2\nc 2\nd 2"), ("…\nc 1\n…", "…\nc 2\n…"), ("…", "…"),
      ("…\nb 1\n…\nd 1", "…\nb 2\n…\nd 2"), ("a\nb\n…\nc\nd\ne", nil),
    ])
  func renewal(block: String, renewed: String?) {
    #expect(Self.block(block).renewed(by: "a 2\nb 2\nc 2\nd 2\n")?.lines.joined(separator: "\n") == renewed)
  }

  @Test("What is written anew stands where it stood, and nothing else changes")
  func replacement() {
    let page = Lesson("# A\n```\n$ ./lab run 7\nx\n```\nand\n```\n$ ./lab run 8\ny\ny\n```\n")
    let blocks = page.shownRuns.map { ($0.place, ["z", "z"]) }
    #expect(page.text(replacing: blocks) == "# A\n```\n$ ./lab run 7\nz\nz\n```\nand\n```\n$ ./lab run 8\nz\nz\n```\n")
  }

  private static func block(_ lines: String) -> Lesson.ShownRun {
    Lesson.ShownRun(command: "$ ./lab run x", lines: lines.split(separator: "\n").map(String.init), place: 0..<0)
  }

  @Test("A command is read as a shell does")
  func words() {
    let block = Lesson.ShownRun(command: "$ ./lab run 7 --part 'two words' --xi 1/20", lines: [], place: 0..<0)
    #expect(block.chapter == "7" && block.arguments == ["--part", "two words", "--xi", "1/20"])
    #expect(
      Lesson("```console\n$ ./lab run 7\nx\n```\n```swift A.swift f\nlet x\n```\n```\n$ ./lab list\n```").shownRuns.map(\.lines)
        == [["x"]])
  }

  @Test("A heading's anchor is that of the page as it is shown")
  func anchors() {
    let page = Lesson("# The course's terms\n## covariate shift\n## d_HΔH\n## risk, R_S\n```\n# none\n```\n### λ*")
    #expect(page.anchors == ["the-courses-terms", "covariate-shift", "d_hδh", "risk-r_s", "λ"])
  }
}

@Suite struct GlossaryTests {
  @Test("No two entries of the glossary have a name in common, in whatever case")
  func names() throws {
    let names = try PackageOnDisk.text("Chapters/GLOSSARY.md").split(separator: "\n").flatMap { line -> [String] in
      if line.hasPrefix("## ") { return [line.dropFirst(3).lowercased()] }
      guard line.hasPrefix("Also: ") else { return [] }
      return line.dropFirst(6).split(separator: ",").map { $0.drop { $0 == " " }.lowercased() }
    }
    #expect(names.count > 20)
    #expect(names.filter { name in names.count { $0 == name } > 1 } == [])
  }

  @Test("Every entry says something")
  func entries() throws {
    let sections = try PackageOnDisk.text("Chapters/GLOSSARY.md").components(separatedBy: "\n## ").dropFirst()
    for section in sections {
      let lines = section.split(separator: "\n").dropFirst().filter { !$0.hasPrefix("Also: ") }
      #expect(lines.joined(separator: " ").count > 30, "\(section)")
    }
  }
}
