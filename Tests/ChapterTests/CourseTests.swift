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
    let list = try #require(manifest.firstMatch(of: /let chapters = \[([^\]]*)\]/)).output.1
    #expect(list.matches(of: /"([^"]+)"/).map { String($0.output.1) } == PackageOnDisk.chapterFolders)
  }

  @Test("The course has 32 chapters with consecutive numbers and different commands")
  func numbers() async throws {
    let rows = try await courseTable().rows
    #expect(rows.map(\.number) == Array(1...32))
    #expect(Set(rows.map(\.command)).count == 32)
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

/// The JSON of `lab list`, whose rows are number, command, state and part.
private struct CourseTable: Decodable {
  struct Row: Decodable {
    let number: Int
    let command: String
    let state: String

    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      number = try cells.decode(Int.self)
      command = try cells.decode(String.self)
      state = try cells.decode(String.self)
    }

    var folder: String { (number < 10 ? "0" : "") + "\(number)-\(command)" }
  }

  let rows: [Row]
}
