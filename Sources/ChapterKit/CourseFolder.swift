public import Foundation

/// The folder of the course: the package that the running program was built from.
public struct CourseFolder: Sendable, Hashable {
  /// The folder that holds the package and its chapters.
  public let url: URL

  /// The nearest folder above the running program that holds the package and its chapters.
  ///
  /// - Throws: ``NotInstalled`` where there is none, because the program was copied elsewhere.
  public static func current() throws(NotInstalled) -> CourseFolder {
    var folder = programs
    while folder.path != "/" {
      let hasPackage = ["Package.swift", "Chapters"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
      }
      if hasPackage { return CourseFolder(url: folder) }
      folder.deleteLastPathComponent()
    }
    throw NotInstalled("The course's folder is not above '\(program.path)'; start the course's own ./lab.")
  }

  /// The folder of the running program, beside which the course's other programs lie.
  public static var programs: URL { program.deletingLastPathComponent() }

  private static var program: URL {
    (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])).resolvingSymlinksInPath()
  }
}
