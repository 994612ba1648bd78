import ChapterKit
import Foundation
import Testing

@Suite("Beginning a chapter")
struct NewChapterTests {
  /// A folder with what `lab new` reads and writes, and `lab` itself, which finds the course above it.
  private static func course() throws -> URL {
    let course = FileManager.default.temporaryDirectory.appendingPathComponent("course-\(UUID().uuidString)")
    for folder in [".build/debug", "Tests/ChapterTests", "Chapters"] {
      try FileManager.default.createDirectory(at: course.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    for file in ["Package.swift", "Tests/ChapterTests/CourseChapters.swift"] {
      try FileManager.default.copyItem(at: PackageOnDisk.root.appendingPathComponent(file), to: course.appendingPathComponent(file))
    }
    try FileManager.default.copyItem(
      at: BuiltProgram.folder.appendingPathComponent("lab"), to: course.appendingPathComponent(".build/debug/lab"))
    return course
  }

  @Test("A new chapter has its files and its line in each list, in order; the same name again is refused and changes nothing")
  func new() async throws {
    let course = try Self.course()
    defer { try? FileManager.default.removeItem(at: course) }
    let chapter = try #require(Course.chapters.first { !PackageOnDisk.chapterFolders.contains($0.folder) })
    let lab = course.appendingPathComponent(".build/debug/lab").path
    let result = try await BuiltProgram(command: "lab").run(inShell: #"exec "$1" new "$2""#, [lab, chapter.folder])
    #expect(result.exitCode == 0 && result.diagnostics == "")

    func lines(_ file: String) throws -> [String] {
      try String(contentsOf: course.appendingPathComponent(file), encoding: .utf8).split(separator: "\n").map(String.init)
    }
    func added(_ file: String) throws -> [String] {
      let before = try PackageOnDisk.text(file).split(separator: "\n").map(String.init)
      return try lines(file).difference(from: before).map { change in
        guard case .insert(_, let line, _) = change else { return "taken out" }
        return line
      }
    }
    let module = chapter.command.replacing("-", with: "_")
    #expect(try added("Package.swift") == [#"  "\#(chapter.folder)": ["Divergences", "Bounds", "Transfer"],"#])
    let registered = try Set(added("Tests/ChapterTests/CourseChapters.swift"))
    #expect(registered == ["@testable import \(module)", "    \(module).Chapter.self,"])
    let folders = try lines("Package.swift").filter { $0.wholeMatch(of: #/  "[0-9]{2}-[a-z0-9-]+": \[.*\],/#) != nil }
    #expect(folders == folders.sorted() && folders.count == PackageOnDisk.chapterFolders.count + 1)
    let modules = try lines("Tests/ChapterTests/CourseChapters.swift").compactMap {
      $0.wholeMatch(of: #/    (\w+)\.Chapter\.self,/#)?.1
    }
    let commands = folders.map { String($0.drop { !$0.isLetter }.prefix { $0 != "\"" }).replacing("-", with: "_") }
    #expect(modules.map { String($0) } == commands)
    for file in ["Chapter.swift", "README.md"] { #expect(try !lines("Chapters/\(chapter.folder)/\(file)").isEmpty) }

    let manifest = try lines("Package.swift")
    let again = try await BuiltProgram(command: "lab").run(inShell: #"exec "$1" new "$2""#, [lab, chapter.folder])
    #expect(again.exitCode == 64 && again.diagnostics.contains("there already"))
    #expect(try lines("Package.swift") == manifest)
  }
}
