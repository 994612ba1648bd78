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

  /// The chapters whose program texts declare a claim with this id.
  func chapters(judging id: String) -> [CourseChapter] {
    chapters.filter { chapter in
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: chapter).path)) ?? []
      return files.filter { $0.hasSuffix(".swift") }.contains { file in
        let text = try? String(contentsOf: folder(of: chapter).appendingPathComponent(file), encoding: .utf8)
        return text?.contains("\"\(id)\"") ?? false
      }
    }
  }

  private func text(of file: URL, _ what: String) throws(InvalidInput) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw InvalidInput("\(what) cannot be read; 'git checkout' brings the course's files back.")
    }
  }
}
