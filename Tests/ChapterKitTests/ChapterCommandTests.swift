import ChapterKit
import Foundation
import Report
import Testing

@Suite struct ChapterCommandTests {
  private func outcome(_ arguments: String..., in environment: OutputEnvironment = OutputEnvironment()) -> ProgramOutcome {
    SampleChapter.outcome(of: arguments, in: environment)
  }

  @Test("The status is 0 when every claim comes out as stated, and 1 when one does not")
  func verdicts() {
    #expect(outcome("--seeds", "4").status == .asStated)
    #expect(outcome("--seeds", "3").status == .notAsStated)
  }

  @Test(
    "Each kind of failure has its exit code and a sentence that begins with the command's name",
    arguments: [
      ("input", 65, "sample-chapter: Row 3 of data.csv holds a NaN; every value must be finite.\n"),
      ("installation", 69, "sample-chapter: GSL is missing; type: sudo apt-get install libgsl-dev.\n"),
      ("usage", 64, "sample-chapter: --failure usage and sense contradict each other.\n"),
      ("internal", 2, "sample-chapter: Internal error: The iteration did not end after 100 steps.\n"),
    ])
  func failures(kind: String, exitCode: Int32, sentence: String) {
    let outcome = outcome("--failure", kind)
    #expect(outcome.status.rawValue == exitCode)
    #expect(outcome.output == "")
    #expect(outcome.diagnostics == sentence)
  }

  @Test("The seeds are consecutive from --seed on; without --seeds they are the chapter's own, or its full ones")
  func seeds() {
    #expect(outcome().output.hasPrefix("2 of 4 seeds are even."))
    #expect(outcome("--full").output.hasPrefix("500 of 1000 seeds are even."))
    #expect(outcome("--seed", "2", "--seeds", "3").output.hasPrefix("2 of 3 seeds are even."))
    #expect(outcome("--seed", "18446744073709551614", "--seeds", "2").output.hasPrefix("1 of 2 seeds are even."))
    #expect(outcome("--seed", "18446744073709551614", "--seeds", "3").status == .usage)
    #expect(outcome("--seed", "18446744073709551615", "--full").status == .usage)
  }

  @Test("The report carries the seed, the parameters in use and the command that repeats the run")
  func report() throws {
    let json = outcome("--seed", "7", "--seeds", "2", "--factor", "0.5", "--full", "--format", "json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["chapter"] as? String == "sample-chapter")
    #expect(object["seed"] as? Int == 7)
    let parameters = try #require(object["parameters"] as? [String: Any])
    #expect(parameters["factor"] as? Double == 0.5)
    #expect(parameters["seeds"] as? Int == 2)
    #expect(parameters["full"] as? String == "yes")
    #expect(outcome("--seeds", "2").output.contains("./lab run sample-chapter --seeds 2\n"))
  }

  @Test("A record is the JSON of the run, and leaves no trace in the text")
  func record() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("record \(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let recorded = outcome("--record=\(file.path)", "--seeds", "2")
    #expect(recorded == outcome("--seeds", "2"))
    #expect(try String(contentsOf: file, encoding: .utf8) == outcome("--seeds", "2", "--format", "json").output)
    #expect(outcome("--record=/nonexistent/record").status == .invalidInput)
  }

  @Test(
    "--list-claims shows id, statement, source and expected verdict, and runs nothing",
    arguments: ["text", "json", "csv", "markdown"])
  func claimList(format: String) {
    let outcome = outcome("--list-claims", "--failure", "internal", "--format", format)
    #expect(outcome.status == .asStated)
    for part in ["EVEN-1", "Of 2n consecutive seeds, n are even.", "Euclid", "holds", "identity"] {
      #expect(outcome.output.contains(part), "\(format): \(part)")
    }
  }

  @Test("A chapter that draws nothing accepts seeds, reports none, and says that they change nothing")
  func seedsInVain() {
    let outcome = StillChapter.outcome(of: ["--seed", "5", "--seeds", "9"], in: OutputEnvironment())
    #expect(outcome.status == .asStated)
    #expect(outcome.diagnostics == "still-chapter: Nothing random happens in this chapter, so --seed and --seeds change nothing.\n")
    #expect(StillChapter.outcome(of: ["--full"], in: OutputEnvironment()).diagnostics == "")
    let json = StillChapter.outcome(of: ["--format", "json"], in: OutputEnvironment()).output
    #expect(json.contains(#""seed": null"#))
  }

  @Test("Help goes to standard output and is no failure")
  func help() {
    let outcome = outcome("--help")
    #expect(outcome.status == .asStated)
    #expect(outcome.output.contains("USAGE: sample-chapter"))
    #expect(!outcome.output.contains("--record"))
    #expect(outcome.diagnostics == "")
  }
}
