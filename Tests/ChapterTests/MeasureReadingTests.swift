import Foundation
import NumericCore
import Testing

/// What `lab measure` says of a practitioner's own files.
@Suite struct MeasureReadingTests {
  private func measure(_ source: String, _ target: String, _ options: [String] = []) async throws -> ProgramResult {
    try await MeasuredFiles.measure(source, target, options)
  }

  /// A file of two normal features with a column of labels.
  private func file(seed: UInt64, count: Int = 60, offset: Double = 0, scale: Double = 1, label: (Double) -> String) -> String {
    let random = RandomSource(seed: seed)
    let rows = (0..<count).map { _ in
      let (x, y) = (random.normal(), random.normal())
      return "\(offset + scale * x),\(offset + y),\(label(x + 0.5 * random.normal()))"
    }
    return (["a,b,kind"] + rows).joined(separator: "\n") + "\n"
  }

  @Test("Labels may be words, and more than two; λ and the bound are then those of linear classifiers")
  func words() async throws {
    let word = { (x: Double) in x < -0.5 ? "low" : x < 0.5 ? "mid, or so".debugDescription : "high" }
    let (source, target) = (file(seed: 1, label: word), file(seed: 2, label: word))
    let json = try measuredObject(try await measure(source, target, ["--label", "kind", "--format", "json"]))
    #expect(json["hypotheses"] as? String == "linear" && json["bound_is"] as? String == "estimate")
    #expect(json["ideal_joint_risk"] is NSNumber && json["bound"] is NSNumber && json["rule_slope_p"] is NSNumber)
    let text = try await measure(source, target, ["--label", "kind"])
    #expect(text.output.contains("3 classes") && text.output.contains("mid, or so"))
    let stumps = try await measure(source, target, ["--label", "kind", "--hypotheses", "stumps"])
    #expect(stumps.exitCode == 64 && stumps.diagnostics.contains("the labels have 3"), "\(stumps.diagnostics)")
  }

  @Test("Labels may be quantities: no bound, and the words say why")
  func quantities() async throws {
    let (source, target) = (file(seed: 1) { "\($0)" }, file(seed: 2) { "\($0)" })
    let result = try await measure(source, target, ["--label", "kind"])
    #expect(result.exitCode == 0 && result.output.contains("numbers"), "\(result.diagnostics)")
    #expect(result.output.contains("No terms of the bound"))
    let json = try measuredObject(try await measure(source, target, ["--label", "kind", "--format", "json"]))
    #expect(json["bound"] == nil && json["label_shift"] is NSNumber && json["rule_slope_p"] is NSNumber)
  }

  @Test("A column that is called like a label, or holds words, does not become a feature without a word")
  func suspectedLabel() async throws {
    let source = file(seed: 1) { $0 < 0 ? "0" : "1" }.replacing("kind", with: "Label")
    let target = file(seed: 2) { $0 < 0 ? "0" : "1" }.replacing("kind", with: "Label")
    let text = try await measure(source, target)
    #expect(text.output.replacing("\n", with: " ").contains("If it is one, say --label Label."))
    #expect(try await !measure(source, target, ["--label", "Label"]).output.contains("called like a label"))
    #expect(try await !measure(source, target, ["--features", "a,Label"]).output.contains("called like a label"))
    let words = try await measure(file(seed: 1) { _ in "cat" }, target)
    #expect(words.exitCode == 65)
    expectOneSentence(words.diagnostics, containing: "--label if it is the label")
  }

  @Test("Features of unlike scale are named, unless they are standardised")
  func unlikeScales() async throws {
    let label = { (x: Double) in x < 0 ? "0" : "1" }
    let (source, target) = (file(seed: 1, scale: 300, label: label), file(seed: 2, scale: 300, label: label))
    let said = try await measure(source, target, ["--label", "kind"]).output
    #expect(said.contains("Unlike scales") && said.contains("% of the features' variance is that of a."))
    #expect(try await !measure(source, target, ["--label", "kind", "--standardize"]).output.contains("Unlike scales"))
  }

  @Test("Data far from the origin are measured as they are near it", arguments: [1e6, 1e9])
  func farAway(offset: Double) async throws {
    let label = { (x: Double) in x < 0 ? "0" : "1" }
    let options = ["--label", "kind", "--hypotheses", "linear", "--format", "json", "--permutations", "50"]
    func number(_ offset: Double, _ key: String) async throws -> Double {
      let json = try measuredObject(
        try await measure(file(seed: 1, offset: offset, label: label), file(seed: 2, offset: offset, label: label), options))
      return (json[key] as? NSNumber)?.doubleValue ?? .nan
    }
    for key in ["proxy_a_distance", "source_risk", "h_delta_h", "wasserstein1"] {
      let (near, far) = (try await number(0, key), try await number(offset, key))
      // The file's numbers are rounded to the offset's last digit.
      #expect((near - far).magnitude < 1e-4, "\(key): \(near) became \(far)")
    }
  }

  @Test("Weights that are all 0 are no weights: exit 65 and a sentence", arguments: ["ulsif", "kliep"], [50, 1e6])
  func zeroWeights(kind: String, offset: Double) async throws {
    // With ten source rows for one of the target, the kernel's width is that of the source.
    let label = { (_: Double) in "1" }
    let result = try await measure(
      file(seed: 1, count: 200, label: label), file(seed: 2, count: 20, offset: offset, label: label),
      ["--features", "a,b", "--weights", kind])
    #expect(result.exitCode == 65)
    expectOneSentence(result.diagnostics, containing: "every weight is 0")
  }

  @Test("Weights between files that hardly overlap are called worthless, however many effective rows they have")
  func worthlessWeights() async throws {
    let label = { (_: Double) in "1" }
    func words(_ offset: Double) async throws -> String {
      try await measure(
        file(seed: 1, label: label), file(seed: 2, offset: offset, label: label), ["--features", "a,b", "--weights", "classifier"]
      ).output.replacing("\n", with: " ")
    }
    #expect(try await words(50).contains("The weights by classifier mean nothing"))
    let overlapping = try await words(0.5)
    #expect(overlapping.contains("The weights by classifier rest on the worth of") && !overlapping.contains("mean nothing"))
  }

  @Test("What tells the files apart is named, and what is said of the overlap does not contradict itself")
  func separating() async throws {
    let label = { (x: Double) in x < 0 ? "0" : "1" }
    func with(_ value: String, _ text: String) -> String {
      text.split(separator: "\n").enumerated().map { $0.offset == 0 ? "\($0.element),sex" : "\($0.element),\(value)" }
        .joined(separator: "\n")
    }
    let (source, target) = (with("0", file(seed: 1, label: label)), with("1", file(seed: 2, label: label)))
    let result = try await measure(source, target, ["--label", "kind"])
    let text = result.output.replacing("\n", with: " ")
    #expect(text.hasPrefix("sex tells the files apart. Without it: No shift is detected"), "\(text.prefix(300))")
    #expect(!text.contains("hardly overlap"))
    let json = try measuredObject(try await measure(source, target, ["--label", "kind", "--format", "json"]))
    #expect(json["separating_features"] as? [String] == ["sex"])
    let without = try #require(json["without_separating"] as? [String: Any])
    #expect((json["overlap_at_most"] as? Double ?? 1) < 0.1 && (without["overlap_at_most"] as? Double ?? 0) > 0.6)
  }

  @Test("The page in HTML holds the conclusion, the steps and the drawings, and whatever a file says stays text")
  func html() async throws {
    let label = { (x: Double) in x < 0 ? "<b>no</b>" : "yes" }
    let header = "\"<script>alert(1)</script>\",b,kind"
    func hostile(_ text: String) -> String { text.replacing("a,b,kind", with: header) }
    let result = try await measure(
      hostile(file(seed: 1, label: label)), hostile(file(seed: 2, offset: 1, label: label)),
      ["--label", "kind", "--format", "html"])
    #expect(result.exitCode == 0, "\(result.diagnostics)")
    #expect(!result.output.contains("<script") && !result.output.contains("<b>"))
    for word in ["What to try", "What cannot be known", "<figure>", "<table>", "prefers-color-scheme:dark"] {
      #expect(result.output.contains(word), "\(word)")
    }
    #expect(result.output.matches(of: /<figure>/).count == 4)
  }

  @Test("Of very long files rows are drawn, and that is said")
  func longFiles() async throws {
    let header = (0..<1000).map { "x\($0)" }.joined(separator: ",")
    func rows(_ count: Int, _ seed: UInt64) -> String {
      let random = RandomSource(seed: seed)
      return header + "\n"
        + (0..<count).map { _ in (0..<1000).map { _ in "\(random.integer(below: 1000))" }.joined(separator: ",") + "\n" }.joined()
    }
    let json = try measuredObject(
      try await measure(rows(2_050, 1), rows(60, 2), ["--format", "json", "--permutations", "2", "--rows", "60"]))
    #expect(json["rows_source"] as? Int == 2_050 && json["n_source"] as? Int == 2_000)
  }
}
