import Foundation
internal import ChapterKit

extension CourseFolder {
  /// The chapters whose folders are there, in the order of the course.
  var chapters: [CourseChapter] {
    Course.chapters.filter { FileManager.default.fileExists(atPath: folder(of: $0).appendingPathComponent("Chapter.swift").path) }
  }

  /// The folder of a chapter.
  func folder(of chapter: CourseChapter) -> URL { url.appendingPathComponent("Chapters/\(chapter.folder)") }

  /// The lesson of a chapter, as Markdown.
  ///
  /// - Throws: ``InvalidInput`` where it cannot be read.
  func lesson(of chapter: CourseChapter) throws(InvalidInput) -> String {
    try text(of: folder(of: chapter).appendingPathComponent("README.md"), "The lesson of chapter \(chapter.number)")
  }

  /// The glossary, as Markdown: a heading of the second level a term.
  ///
  /// - Throws: ``InvalidInput`` where it cannot be read.
  func glossary() throws(InvalidInput) -> String {
    try text(of: url.appendingPathComponent("Chapters/GLOSSARY.md"), "The glossary")
  }

  /// The first chapter whose program text names a claim so, in whatever case, and the claim's id as it stands there: capitals and a
  /// number, perhaps with a small letter.
  func claim(named word: String) -> (chapter: CourseChapter, id: String)? {
    guard word.wholeMatch(of: /[A-Za-z]+-[0-9]+[A-Za-z]?/) != nil else { return nil }
    for chapter in chapters {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: chapter).path)) ?? []
      for file in files.sorted() where file.hasSuffix(".swift") {
        guard let text = try? String(contentsOf: folder(of: chapter).appendingPathComponent(file), encoding: .utf8),
          let place = text.range(of: "\"\(word)\"", options: .caseInsensitive)
        else { continue }
        return (chapter, String(text[place].dropFirst().dropLast()))
      }
    }
    return nil
  }

  private func text(of file: URL, _ what: String) throws(InvalidInput) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw InvalidInput("\(what) cannot be read; 'git checkout' brings the course's files back.")
    }
  }
}
