import Foundation

/// The package as it lies on disk: what these tests compare the built programs with.
enum PackageOnDisk {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folders under `Chapters/`, in order.
  static let chapterFolders: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Chapters").path)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted()
  }()

  /// The chapters' commands, in order of their numbers.
  static let chapters = chapterFolders.map { String($0.drop { $0.isNumber }.dropFirst()) }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
