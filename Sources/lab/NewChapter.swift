import ArgumentParser
internal import ChapterKit
import Foundation

/// `lab new`: a chapter that builds, runs and passes, to begin from.
struct NewChapter: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a chapter: a folder with a part, a claim and a lesson, and its lines in the lists.",
    discussion: "The name is a folder of the course, such as 12-label-shift; './lab list' shows which are planned.")

  @Argument(help: "The folder, NN-name.") var folder: String

  func outcome(in environment: OutputEnvironment) throws -> ProgramOutcome {
    let course = try CourseFolder.current()
    guard let chapter = Course.chapters.first(where: { $0.folder == folder }) else {
      let planned = Course.chapters.first { folder.hasPrefix($0.folder.prefix(3)) }.map { "; \($0.number) is \($0.folder)" } ?? ""
      throw ValidationError(
        "'\(folder)' is no chapter of the course\(planned). './lab list' shows the numbers and names; "
          + "another subject needs its line in Sources/ChapterKit/Course.swift first.")
    }
    let place = course.folder(of: chapter)
    guard !FileManager.default.fileExists(atPath: place.path) else {
      throw ValidationError("Chapters/\(folder) is there already, and nothing was changed.")
    }
    let edits = try [
      ListEdit(
        course.url.appendingPathComponent("Package.swift"), after: "let chapters: KeyValuePairs<String, [String]> = [",
        beforeLater: chapter, naming: { "  \"\($0.folder)\":" }, rest: #" ["Divergences", "Bounds", "Transfer"],"#),
      ListEdit(
        course.url.appendingPathComponent("Tests/ChapterTests/CourseChapters.swift"),
        after: "static let all: [any ChapterCommand.Type] = [",
        beforeLater: chapter, naming: { "    \($0.module).Chapter.self," }),
      ListEdit(
        course.url.appendingPathComponent("Tests/ChapterTests/CourseChapters.swift"), after: "// The chapters, by their numbers.",
        beforeLater: chapter, naming: { "@testable import \($0.module)" }),
    ]
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
      for (name, text) in ChapterTemplate(chapter: chapter).files {
        try text.replaceFile(at: place.appendingPathComponent(name))
      }
      for edit in edits { try edit.apply() }
    } catch {
      // All or nothing: half a chapter would neither build nor be refused as there already.
      for edit in edits { edit.takeBack() }
      try? FileManager.default.removeItem(at: place)
      throw InvalidInput("Chapters/\(folder) cannot be made: the course's folder cannot be written to.")
    }
    return ProgramOutcome(
      output: """
        Chapters/\(folder) is there: \(ChapterTemplate(chapter: chapter).files.map(\.name).joined(separator: ", ")).
        Run it: ./lab run \(chapter.number)
        Then read "Writing a chapter" in README.md.

        """, status: .asStated)
  }
}

extension CourseChapter {
  /// The module that the command's target makes.
  fileprivate var module: String { command.replacing("-", with: "_") }
}

/// A line that is added to a list of chapters in a source file, before those of later chapters.
private struct ListEdit {
  private let file: URL
  private let opening: String
  private let line: String
  /// How the lines of the chapters begin that come later in the course.
  private let later: [String]
  /// The file as it was.
  private let before: String

  /// - Parameters:
  ///   - opening: the line above the list
  ///   - beginning: a chapter as its line in the list begins
  ///   - rest: what follows in the line of the new chapter
  /// - Throws: ``InvalidInput`` where the file does not hold the list.
  init(
    _ file: URL, after opening: String, beforeLater chapter: CourseChapter, naming beginning: (CourseChapter) -> String,
    rest: String = ""
  ) throws(InvalidInput) {
    self.file = file
    self.opening = opening
    line = beginning(chapter) + rest
    later = Course.chapters.filter { $0.number > chapter.number }.map(beginning)
    before = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard edited != nil else {
      throw InvalidInput("\(file.lastPathComponent) has no list that begins with '\(opening)'; 'git checkout' brings it back.")
    }
  }

  /// Adds the line to the file as it is now, which another edit may have changed.
  func apply() throws { try edited?.replaceFile(at: file) }

  /// Makes the file what it was before this list and those before it were edited.
  func takeBack() {
    guard (try? String(contentsOf: file, encoding: .utf8)) != before else { return }
    try? before.replaceFile(at: file)
  }

  /// The file with the line; nil where it does not hold the list.
  private var edited: String? {
    guard let text = try? String(contentsOf: file, encoding: .utf8), let start = text.range(of: opening + "\n") else { return nil }
    var offset = start.upperBound
    for item in text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false) {
      guard item.hasPrefix(line.prefix { !$0.isLetter && !$0.isNumber }), !later.contains(where: item.hasPrefix) else { break }
      offset = text.index(offset, offsetBy: item.count + 1)
    }
    return text[..<offset] + line + "\n" + text[offset...]
  }
}

extension String {
  /// Makes this the content of a file, whole or not at all.
  fileprivate func replaceFile(at place: URL) throws { try OutputFile(place.path, replacesExisting: true).write(Array(utf8)) }
}
