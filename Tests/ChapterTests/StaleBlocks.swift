import Foundation
import Testing

/// The blocks of a page that no longer show what they should: a test fails for each, unless `./lab refresh` asks that they are
/// written anew.
struct StaleBlocks {
  private static let areRefreshed = ProcessInfo.processInfo.environment["TRANSFERLAB_REFRESH"] == "1"

  private let path: String
  /// What is looked at.
  let page: Lesson
  private var renewed: [(place: Range<Int>, lines: [String])] = []

  /// - Parameter path: a page of Markdown, from the package's folder.
  init(of path: String) throws { (self.path, page) = (path, Lesson(try PackageOnDisk.text(path))) }

  /// Looks at a block, of which one of several outputs is to be shown.
  mutating func check(_ block: Lesson.ShownRun, against outputs: [String]) {
    guard !outputs.contains(where: block.matches) else { return }
    if Self.areRefreshed, let best = outputs.compactMap(block.renewed).max(by: { $0.kept < $1.kept }) {
      renewed.append((block.place, best.lines))
    } else {
      Issue.record("The block of '\(block.command)' is not what the program prints:\n\(outputs.first ?? "")")
    }
  }

  /// Looks at a block with a declaration, of which the file holds one or more.
  mutating func check(_ block: Lesson.ShownCode, against declarations: [String]) {
    guard !declarations.contains(block.text) else { return }
    if Self.areRefreshed, declarations.count == 1 {
      renewed.append((block.place, declarations[0].components(separatedBy: "\n")))
    } else {
      let held = declarations.isEmpty ? "No such declaration." : declarations.joined(separator: "\n\n")
      Issue.record("The block of \(block.path) \(block.name) is not what the file holds:\n\(held)")
    }
  }

  /// Writes the page, where something on it is new.
  func write() throws {
    guard !renewed.isEmpty else { return }
    let url = PackageOnDisk.root.appendingPathComponent(path)
    try page.text(replacing: renewed).write(to: url, atomically: true, encoding: .utf8)
    print("refreshed: \(path), \(renewed.count) of its blocks")
  }
}
