import Foundation
import Testing

/// Files in a folder of their own, which goes when this value does, for `lab measure` to read.
final class MeasuredFiles {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("measure \(UUID().uuidString)")

  init(_ contents: [String: Data]) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in contents { try data.write(to: folder.appendingPathComponent(name)) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The rows of a bundled data set for which `isKept` holds, with its header.
  static func bundled(_ name: String, where isKept: (_ row: Int, _ fields: [Substring]) -> Bool) throws -> Data {
    let lines = try PackageOnDisk.text("Notebooks/Data/\(name)").split(separator: "\n")
    let kept = lines.dropFirst().enumerated().filter { isKept($0.offset, $0.element.split(separator: ",")) }.map(\.element)
    return Data(([lines[0]] + kept).joined(separator: "\n").utf8)
  }

  /// `lab measure` of s.csv and t.csv with these contents.
  static func measure(_ source: String, _ target: String, _ options: [String] = []) async throws -> ProgramResult {
    try await measure(["s.csv": Data(source.utf8), "t.csv": Data(target.utf8)], options)
  }

  static func measure(_ contents: [String: Data], _ options: [String] = []) async throws -> ProgramResult {
    let files = try MeasuredFiles(contents)
    return try await BuiltProgram(command: "lab").run(
      ["measure", "--source", "s.csv", "--target", "t.csv"] + options, workingDirectory: files.folder.path)
  }
}

/// The object that a run with `--format json` prints.
func measuredObject(_ result: ProgramResult) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.diagnostics)")
}

/// Whether the text is one sentence of the program, with the given words in it.
func expectOneSentence(_ text: String, containing hint: String) {
  #expect(text.hasPrefix("lab: ") && text.hasSuffix(".\n") && text.count { $0 == "\n" } == 1 && text.contains(hint), "\(text)")
}
