import ChapterKit
import Report
import Testing

@Suite struct ChapterCommandTests {
  @Test(
    "Parameters other than the default can make a claim come out otherwise: 1",
    arguments: [
      (["--seeds", "4"], ProgramStatus.asStated), (["--seeds", "3"], .notAsStated),
    ])
  func verdictStatus(arguments: [String], status: ProgramStatus) {
    #expect(SampleChapter.outcome(of: arguments, in: OutputEnvironment()).status == status)
  }

  @Test(
    "Each kind of failure has its exit code",
    arguments: [
      ("input", ProgramStatus.invalidInput), ("installation", .notInstalled), ("usage", .usage), ("internal", .internalError),
    ])
  func failureStatus(failure: String, status: ProgramStatus) {
    let outcome = SampleChapter.outcome(of: ["--failure", failure], in: OutputEnvironment())
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.diagnostics.hasPrefix("sample-chapter: "))
    print(outcome.diagnostics)
  }

  @Test(
    "X",
    arguments: [
      ["--width", "3"], ["--format", "pdf"], ["--seeds", "0"], ["--seed", "-1"], ["--bogus"], ["x"], ["--help"], ["--list-claims"],
      ["--list-claims", "--format", "json"], ["--factor", "0,1"], ["--factor"], ["--generate-completion-script", "bash"],
      ["--seed", "18446744073709551615", "--seeds", "2"],
    ])
  func look(arguments: [String]) {
    let outcome = SampleChapter.outcome(of: arguments, in: OutputEnvironment())
    print(arguments, outcome.status, outcome.output.prefix(3000), "|", outcome.diagnostics)
  }
}
