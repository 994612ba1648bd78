import Foundation
import NumericCore
import Testing

/// `lab measure --weights`: from two files to a file of weights and what to look at before using them.
@Suite struct MeasureWeightsTests {
  private let lab = BuiltProgram(command: "lab")
  private let folder: URL

  /// Source rows from N(0, 1), target rows from N(1, 1).
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("weights \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let random = RandomSource(seed: 1)
    for (name, shift) in [("s.csv", 0.0), ("t.csv", 1)] {
      let rows = random.normals(count: 150).map { "\($0 + shift)\n" }
      try Data(("x\n" + rows.joined()).utf8).write(to: folder.appendingPathComponent(name))
    }
  }

  private func measure(_ options: [String]) async throws -> ProgramResult {
    try await lab.run(
      ["measure", "--source", "s.csv", "--target", "t.csv", "--permutations", "10", "--format", "json"] + options,
      workingDirectory: folder.path)
  }

  @Test(
    "Every kind of weights brings the source's mean towards the target's and is written a row each",
    arguments: ["classifier", "kmm", "ulsif", "kliep"])
  func weights(kind: String) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try await measure(["--weights", kind, "--weights-out", "w.csv"])
    #expect(result.exitCode == 0, "\(result.diagnostics)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let weights = try #require(json["weights"] as? [String: Any])
    func number(_ key: String) -> Double { (weights[key] as? NSNumber)?.doubleValue ?? .nan }
    #expect(weights["method"] as? String == kind)
    #expect(number("mean_gap_after") < 0.5 * number("mean_gap_before"))
    let lines = try String(contentsOf: folder.appendingPathComponent("w.csv"), encoding: .utf8).split(separator: "\n")
    let values = lines.dropFirst().compactMap { Double($0) }
    #expect(lines.first == "weight" && values.count == 150 && values.allSatisfy { $0 >= 0 })
    #expect(abs(values.mean - number("mean")) < 1e-9 && abs(values.effectiveSampleSize - number("effective_sample_size")) < 1e-6)
  }

  @Test("Weights without a kind, over an input, into no folder, or for incomplete rows are refused in a sentence")
  func refusals() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let cases: [([String], Int32)] = [
      (["--weights-out", "w.csv"], 64), (["--weights", "kmm", "--weights-out", "s.csv"], 64),
      (["--weights", "kmm", "--weights-out", "./s.csv", "--force"], 64), (["--weights", "kmm", "--weights-out", "old.csv"], 64),
      (["--weights", "kmm", "--weights-out", "none/w.csv"], 65), (["--weights", "magic"], 64), (["--force"], 64),
    ]
    let before = try Data(contentsOf: folder.appendingPathComponent("s.csv"))
    try Data("old".utf8).write(to: folder.appendingPathComponent("old.csv"))
    for (options, code) in cases {
      let result = try await measure(options)
      #expect(result.exitCode == code && result.output.isEmpty && !result.diagnostics.isEmpty, "\(options): \(result.diagnostics)")
    }
    #expect(try Data(contentsOf: folder.appendingPathComponent("s.csv")) == before)
    #expect(try String(contentsOf: folder.appendingPathComponent("old.csv"), encoding: .utf8) == "old")
    try Data("x\n1\n\n2\nNaN\n3\n".utf8).write(to: folder.appendingPathComponent("s.csv"))
    let result = try await measure(["--drop-missing", "--weights", "classifier", "--weights-out", "w.csv"])
    #expect(result.exitCode == 65 && result.diagnostics.contains("missing"), "\(result.diagnostics)")
  }
}
