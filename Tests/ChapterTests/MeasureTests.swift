import Foundation
import Testing

/// `lab measure` from end to end: files in, figures or one sentence out.
@Suite struct MeasureTests {
  private let lab = BuiltProgram(command: "lab")

  private func measure(_ source: String, _ target: String, _ options: [String] = []) async throws -> ProgramResult {
    try await MeasuredFiles.measure(source, target, options)
  }

  private func measure(_ contents: [String: Data], _ options: [String] = []) async throws -> ProgramResult {
    try await MeasuredFiles.measure(contents, options)
  }

  private func object(_ result: ProgramResult) throws -> [String: Any] { try measuredObject(result) }

  private static let source = "a,b,y\n0,0,0\n1,0.5,0\n2,-1,1\n0.5,2,0\n-1,1,1\n"
  private static let target = "a,b,y\n1,1,1\n2,3,1\n3,0,0\n0,2.5,1\n"

  @Test("The JSON has the promised keys with numbers, by the conventions of --help")
  func json() async throws {
    let result = try await measure(Self.source, Self.target, ["--label", "y", "--format", "json"])
    #expect(result.exitCode == 0 && result.diagnostics == "")
    let json = try object(result)
    let keys = [
      "n_source", "n_target", "features", "wasserstein1", "wasserstein2", "sliced_wasserstein1", "mmd2_unbiased", "mmd2_biased",
      "bandwidth", "energy_distance", "coral_distance", "proxy_a_distance", "total_shift_p", "source_risk", "target_risk",
      "h_delta_h", "ideal_joint_risk", "bound", "effective_sample_size",
    ]
    for key in keys { #expect(json[key] is NSNumber, "\(key)") }
    func number(_ key: String) -> Double { (json[key] as? NSNumber)?.doubleValue ?? .nan }
    #expect(number("n_source") == 5 && number("n_target") == 4 && number("features") == 2)
    // POT's emd2 of these points: OT-01.
    #expect(abs(number("wasserstein1") - 1.6287295282183674) < 1e-12)
    #expect(abs(number("wasserstein2") - 1.7066048165876013) < 1e-12)
    #expect(abs(number("bound") - (number("source_risk") + number("h_delta_h") / 2 + number("ideal_joint_risk"))) < 1e-15)
    let features = try #require(json["by_feature"] as? [[String: Any]])
    #expect(features.compactMap { $0["name"] as? String } == ["a", "b"])
    for feature in features { #expect(Set(feature.keys) == ["name", "wasserstein1", "ks", "kuiper", "p"]) }
    #expect((json["subsampled"] as? [String]) == [])
  }

  @Test("Without target labels λ and the bound are unknown, and the reading says why")
  func unlabelledTarget() async throws {
    let target = "b,a\n1,1\n3,2\n0,3\n2.5,0\n"
    let json = try object(try await measure(Self.source, target, ["--label", "y", "--format", "json"]))
    #expect(json["source_risk"] is NSNumber && json["h_delta_h"] is NSNumber)
    #expect(json["ideal_joint_risk"] is NSNull && json["bound"] is NSNull && json["target_risk"] is NSNull)
    // The columns are matched by their names.
    #expect(abs(((json["wasserstein1"] as? NSNumber)?.doubleValue ?? 0) - 1.6287295282183674) < 1e-12)
    let text = try await measure(Self.source, target, ["--label", "y"])
    #expect(text.output.contains("unknown"))
    #expect(text.output.contains("Without target labels"))
  }

  @Test("The same command gives the same bytes in every format", arguments: ["text", "json", "csv", "markdown", "svg", "html"])
  func determinism(format: String) async throws {
    let first = try await measure(Self.source, Self.target, ["--label", "y", "--format", format])
    #expect(first.exitCode == 0, "\(first.diagnostics)")
    #expect(try await measure(Self.source, Self.target, ["--label", "y", "--format", format]).output == first.output)
  }

  @Test("No line is wider than --width", arguments: [40, 80])
  func width(width: Int) async throws {
    let result = try await measure(Self.source, Self.target, ["--label", "y", "--width", "\(width)"])
    for line in result.output.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test("Line ends, byte order mark and quotation marks change nothing")
  func dialects() async throws {
    let plain = try await measure(Self.source, Self.target, ["--format", "json"])
    let other = "\u{FEFF}" + Self.source.replacing("\n", with: "\r\n").replacing("0.5", with: "\"0.5\"")
    #expect(try await measure(other, Self.target, ["--format", "json"]).output == plain.output)
  }

  @Test("Missing values are refused with their place, and left out and counted on request")
  func missing() async throws {
    let source = Self.source + "NaN,,1\n"
    let refused = try await measure(source, Self.target)
    #expect(refused.exitCode == 65)
    #expect(refused.diagnostics.contains("2 missing values, the first in row 7, column 'a'"), "\(refused.diagnostics)")
    let dropped = try object(try await measure(source, Self.target, ["--drop-missing", "--format", "json"]))
    #expect(
      (dropped["n_source"] as? Int) == 5 && (dropped["missing_source"] as? Int) == 2 && (dropped["dropped_source"] as? Int) == 1)
  }

  @Test("Standardising makes the figures independent of units")
  func standardized() async throws {
    let scaled = { (text: String) in
      text.split(separator: "\n").map { line in
        let fields = line.split(separator: ",")
        return (Double(fields[0]).map { "\($0 * 1024)" } ?? String(fields[0])) + "," + fields[1...].joined(separator: ",")
      }.joined(separator: "\n")
    }
    func distance(_ result: ProgramResult) throws -> Double { (try object(result)["wasserstein1"] as? Double) ?? .nan }
    let options = ["--features", "a,b", "--standardize", "--format", "json"]
    let plain = try distance(try await measure(Self.source, Self.target, options))
    let rescaled = try distance(try await measure(scaled(Self.source), scaled(Self.target), options))
    #expect(abs(plain - rescaled) < 1e-12)
  }

  static let badFiles: [(source: String, target: String, options: [String], hint: String)] = [
    ("", target, [], "'s.csv' is empty"), ("a,b,y\n", target, [], "no rows"), ("1,2,3\n4,5,6\n", target, [], "no header"),
    (source + "1,2\n", target, [], "row 7"), (source, target + "1,x,0\n", [], "row 6, column 'b'"),
    (source, target + "1,inf,0\n", [], "finite"), (source, "a,c,y\n1,2,0\n3,4,1\n", [], "no column 'b'"),
    (source, "a,b,y,z\n1,2,0,1\n3,4,1,1\n", [], "'z'"), ("a,b,y\n1,2,0\n", target, [], "1 complete row"),
    (source, target, ["--features", "a,q"], "'q'"), (source, target, ["--label", "q"], "'q'"),
    ("a;b\n1;2\n", target, [], "semicolons"), ("a,a\n1,2\n", target, [], "two columns"), ("a,\n1,2\n", target, [], "column 2"),
    ("a\n1\n1\n", "a\n1\n1\n", [], "equal"), ("a\n1e300\n1\n", "a\n1\n2\n", [], "column 'a'"),
    ("y\n1\n0\n", "y\n1\n0\n", ["--label", "y"], "nothing to compare"), ("a,b\n1,\"2\n", target, [], "quoted field"),
  ]

  @Test("Bad input ends with 65 and one sentence that names the place", arguments: badFiles.indices)
  func badInput(index: Int) async throws {
    let bad = Self.badFiles[index]
    let result = try await measure(bad.source, bad.target, bad.options)
    #expect(result.exitCode == 65)
    #expect(result.output == "")
    expectOneSentence(result.diagnostics, containing: bad.hint)
  }

  @Test("Files that are missing, folders and bytes that are not UTF-8 end with 65 and one sentence")
  func unreadable() async throws {
    let missing = try await lab.run(["measure", "--source", "/nonexistent/s.csv", "--target", "/tmp"])
    #expect(missing.exitCode == 65)
    expectOneSentence(missing.diagnostics, containing: "no such file")
    let folder = try await lab.run(["measure", "--source", "/tmp", "--target", "/tmp"])
    expectOneSentence(folder.diagnostics, containing: "folder")
    let bytes = try await measure(["s.csv": Data([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]), "t.csv": Data(Self.target.utf8)])
    #expect(bytes.exitCode == 65)
    expectOneSentence(bytes.diagnostics, containing: "UTF-8")
  }

  @Test("A hundred thousand columns are refused at once, and so are a million", arguments: [100_000, 1_000_000])
  func manyColumns(count: Int) async throws {
    let header = (0..<count).map { "c\($0)" }.joined(separator: ",")
    let row = Array(repeating: "1", count: count).joined(separator: ",")
    let files = try MeasuredFiles(["s.csv": Data((header + "\n" + row + "\n").utf8), "t.csv": Data(Self.target.utf8)])
    // A quadratic look-up of names takes a minute and a half for the smaller one. Seconds of processor time, for these tests wait
    // in turn.
    let result = try await lab.run(
      inShell: #"ulimit -t 20; cd "$1"; exec "$0" measure --source s.csv --target t.csv"#, [files.folder.path])
    #expect(result.exitCode == 65)
    expectOneSentence(result.diagnostics, containing: "columns")
  }

  @Test("A file without end is refused before it fills the memory")
  func endless() async throws {
    let script = #"yes 7 | tr -d '\n' | "$0" measure --source /dev/stdin --target /dev/null"#
    let result = try await lab.run(inShell: script)
    #expect(result.exitCode == 65)
    expectOneSentence(result.diagnostics, containing: "MB")
  }

  @Test("Thresholds on several features are a usage error")
  func thresholds() async throws {
    let options = ["--label", "y", "--hypotheses", "thresholds"]
    #expect(try await measure(Self.source, Self.target, options).exitCode == 64)
    #expect(try await measure(Self.source, Self.target, options + ["--features", "a"]).exitCode == 0)
  }
}
