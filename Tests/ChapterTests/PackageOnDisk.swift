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

  /// What makes a small run of a chapter whose default run takes seconds, because it trains networks.
  private static let reductions: [String: (arguments: [String], judgesEveryClaim: Bool)] = [
    "layer-transfer": (["--panel", "low"], false),
    "prototype-classification": (["--episodes", "4", "--base-classes", "40", "--training-images", "2000"], true),
  ]

  /// The chapters whose default run takes a fraction of a second in release: what is no matter of one chapter is tried on them.
  static let quickChapters = chapters.filter { reductions[$0] == nil }

  /// The arguments of a run that is for form rather than substance: two seeds fill every table and figure.
  static func smallRun(of chapter: String) -> [String] { ["--seeds", "2"] + (reductions[chapter]?.arguments ?? []) }

  /// The arguments of a run that judges every claim of a chapter: the default run where no small one does.
  static func completeRun(of chapter: String) -> [String] {
    reductions[chapter]?.judgesEveryClaim == true ? smallRun(of: chapter) : []
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
