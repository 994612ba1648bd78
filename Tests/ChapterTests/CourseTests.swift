import ChapterKit
import Foundation
import Testing

/// The course's table, the manifest's list and the folders on disk say the same.
@Suite struct CourseTests {
  @Test("The chapters that lab lists as ready are the folders under Chapters")
  func readyChapters() async throws {
    let table = try await courseTable()
    #expect(table.rows.filter { $0.state == "ready" }.map(\.folder) == PackageOnDisk.chapterFolders)
  }

  @Test("The manifest lists the folders under Chapters")
  func manifest() throws {
    let manifest = try PackageOnDisk.text("Package.swift")
    let list = try #require(manifest.firstMatch(of: /let chapters: [^=]* = \[\n(.*?)\n\]/.dotMatchesNewlines())).output.1
    #expect(list.matches(of: /"([^"]+)":/).map { String($0.output.1) } == PackageOnDisk.chapterFolders)
  }

  @Test("lab list shows the course as it is planned, in reading order")
  func list() async throws {
    let (rows, chapters) = (try await courseTable().rows, Course.chapters)
    #expect(rows.map(\.number) == chapters.map(\.number) && rows.map(\.command) == chapters.map(\.command))
    #expect(rows.map(\.minutes) == chapters.map(\.minutes))
    #expect(rows.map(\.after) == chapters.map { $0.prerequisites.map(String.init).joined(separator: ", ") })
  }

  @Test("The README's table holds every chapter that is written")
  func readme() throws {
    let readme = Lesson(try PackageOnDisk.text("README.md"))
    #expect(
      readme.links.filter { $0.hasPrefix("Chapters/") && $0.hasSuffix("/README.md") }
        == PackageOnDisk.chapterFolders.map { "Chapters/\($0)/README.md" },
      "README.md, 'The chapters': a row for each folder, in their order.")
  }

  @Test("Every chapter has its lesson, its command line and nothing called main.swift", arguments: PackageOnDisk.chapterFolders)
  func files(folder: String) throws {
    let lesson = try PackageOnDisk.text("Chapters/\(folder)/README.md")
    #expect(lesson.hasPrefix("# "))
    #expect(try PackageOnDisk.text("Chapters/\(folder)/Chapter.swift").contains("@main struct Chapter: ChapterCommand"))
    let main = PackageOnDisk.root.appendingPathComponent("Chapters/\(folder)/main.swift")
    #expect(!FileManager.default.fileExists(atPath: main.path))
  }

  private func courseTable() async throws -> CourseTable {
    let result = try await BuiltProgram(command: "lab").run(["list", "--format", "json"])
    return try JSONDecoder().decode(CourseTable.self, from: Data(result.output.utf8))
  }
}

/// The JSON of `lab list`, whose rows are number, command, state, minutes, prerequisites and part.
private struct CourseTable: Decodable {
  struct Row: Decodable {
    let number: Int
    let command: String
    let state: String
    let minutes: Int
    let after: String
    let part: String

    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      number = try cells.decode(Int.self)
      command = try cells.decode(String.self)
      state = try cells.decode(String.self)
      minutes = try cells.decode(Int.self)
      after = try cells.decode(String.self)
      part = try cells.decode(String.self)
    }

    var folder: String { (number < 10 ? "0" : "") + "\(number)-\(command)" }
  }

  let rows: [Row]
}
