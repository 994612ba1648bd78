import ChapterKit
import Foundation
import Testing

@Suite struct CourseFolderTests {
  @Test(
    "The course is the nearest folder above the running program that holds the package and its chapters",
    .enabled(if: CourseFolder.programs.path.contains("/.build/"), "On macOS the running program is the toolchain's."))
  func aboveTheProgram() throws {
    let folder = try CourseFolder.current().url
    #expect(CourseFolder.programs.path.hasPrefix(folder.path + "/"))
    for name in ["Package.swift", "Chapters"] {
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
    }
  }
}
