import ChapterKit
import Foundation
import Report
import Testing

@Suite struct ChapterCommandTests {
  private func outcome(_ arguments: String..., in environment: OutputEnvironment = OutputEnvironment()) -> ProgramOutcome {
    SampleChapter.outcome(of: arguments, in: environment)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let text = SampleChapter.outcome(of: arguments + ["--format", "json"], in: OutputEnvironment()).output
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("The status is 0 when every claim comes out as stated, and 1 when one does not")
  func verdicts() {
    #expect(outcome("--seeds", "4").status == .asStated)
    #expect(outcome("--seeds", "3").status == .notAsStated)
    #expect(outcome("--seeds", "3", "--part", "polygon").status == .asStated)
    #expect(outcome("--seeds", "3", "--claim", "EVEN-1").status == .notAsStated)
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

  @Test("A run has no options but those that its parts read: what is refused by one part is never asked by another")
  func validation() {
    #expect(outcome("--side-count", "13").status == .usage)
    #expect(outcome("--side-count", "13").diagnostics == "sample-chapter: --side-count 13 brings bad luck.\n")
  }

  // MARK: - Seeds

  @Test("The seeds are consecutive from --seed on; without --seeds they are the part's own, or its full ones")
  func seeds() throws {
    #expect(try json()["headline"] as? String == "2 of 4 seeds are even.")
    #expect(try json("--full", "--part", "evens")["headline"] as? String == "500 of 1000 seeds are even.")
    #expect(try json("--seeds", "1")["headline"] as? String == "0 of 1 seeds are even.")
    #expect(try json("--seed", "2", "--seeds", "3")["headline"] as? String == "2 of 3 seeds are even.")
    #expect(try json("--seed", "18446744073709551614", "--seeds", "2")["headline"] as? String == "1 of 2 seeds are even.")
    #expect(outcome("--seed", "18446744073709551614", "--seeds", "3").status == .usage)
    #expect(outcome("--seed", "18446744073709551615", "--full").status == .usage)
  }

  @Test("The list of claims is JSON where that is asked for, and a table otherwise")
  func listOfClaims() throws {
    let list = try json("--list-claims")
    #expect((list["claims"] as? [[String: Any]])?.compactMap { $0["id"] as? String }.contains("EVEN-1") == true)
    let text = SampleChapter.outcome(of: ["--list-claims"], in: OutputEnvironment()).output
    #expect(text.contains("EVEN-1") && !text.contains("{"))
  }

  @Test("The rows are in the order of their seeds, however long each took")
  func order() {
    let listed = (1...200).map { "\($0)" }.joined(separator: " ")
    let text = outcome("--part", "evens", "--seeds", "200", "--all").output
    #expect(text.replacing("\n", with: " ").contains("Seeds: \(listed)."))
  }

  @Test("A chapter that draws nothing accepts seeds, reports none, and says that they change nothing")
  func seedsInVain() {
    let outcome = StillChapter.outcome(of: ["--seed", "5", "--seeds", "9"], in: OutputEnvironment())
    #expect(outcome.status == .asStated)
    #expect(outcome.diagnostics == "still-chapter: Nothing random happens here, so --seed and --seeds change nothing.\n")
    #expect(outcome.output == StillChapter.outcome(of: [], in: OutputEnvironment()).output)
    #expect(StillChapter.outcome(of: ["--full"], in: OutputEnvironment()).diagnostics == "")
    let json = StillChapter.outcome(of: ["--format", "json"], in: OutputEnvironment()).output
    #expect(json.contains(#""seed": null"#) && !json.contains(#""seeds""#))
  }

  @Test("So does a part that draws nothing in a chapter whose other parts draw")
  func partWithoutSeeds() throws {
    #expect(outcome("--part", "polygon", "--seeds", "9").diagnostics.contains("change nothing"))
    #expect(outcome("--seeds", "8").diagnostics == "")
    #expect(try json("--part", "polygon")["seed"] is NSNull)
    #expect(try json("--part", "evens")["seed"] as? Int == 1)
  }

  @Test("A seed that cannot be used makes the part's claims inconclusive, and says which and why")
  func unusableSeed() throws {
    let outcome = outcome("--failure", "unusable", "--all")
    #expect(outcome.status == .notAsStated)
    #expect(outcome.output.contains("EVEN-1  INCONCLUSIVE") && outcome.output.contains("POLY-1  HOLDS"))
    #expect(
      outcome.output.replacing("\n", with: " ").contains(
        "1 of 4 seeds cannot be used, so nothing is concluded. Seed 3: The training diverged"))
    #expect(self.outcome("--failure", "unusable", "--seed", "4").status == .asStated)
  }

  @Test("A number that is missing makes a claim inconclusive and never hold", arguments: ["judge", "answer"])
  func missingEvidence(place: String) throws {
    let report = try json("--failure", place)
    let claims = try #require(report["claims"] as? [[String: Any]])
    #expect(claims.map { $0["id"] as? String } == ["EVEN-1", "POLY-1", "POLY-2"])
    #expect(claims.map { $0["verdict"] as? String } == ["inconclusive", "holds", "corrected"])
    #expect(claims[0]["expected"] as? String == "holds" && claims[0]["measured"] as? String == "missing")
    #expect((claims[0]["witness"] as? String)?.hasPrefix("This run has no ") == true)
    #expect(outcome("--failure", place).status == .notAsStated)
    if place == "answer" { #expect(report["answer"] as? String == "UNDECIDED") }
  }

  // MARK: - Parts and claims

  @Test("A default run has every part but those that run on request, which --part or --full runs")
  func parts() throws {
    func ids(_ report: [String: Any]) -> [String] {
      (report["claims"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    #expect(try ids(json()) == ["EVEN-1", "POLY-1", "POLY-2"])
    #expect(try ids(json("--seeds", "2", "--full")) == ["EVEN-1", "POLY-1", "POLY-2", "SLOW-1"])
    #expect(try ids(json("--part", "slow")) == ["SLOW-1"])
    #expect(try ids(json("--claim", "SLOW-1")) == ["SLOW-1"])
    #expect(outcome().output.contains("--part evens · polygon"))
  }

  @Test(
    "An unknown part or claim is a usage error that names those there are",
    arguments: [
      (["--part", "circle"], "There is no part 'circle'; the parts are evens, polygon, slow."),
      (["--claim", "EVEN-9"], "There is no claim 'EVEN-9' here; the claims are EVEN-1, POLY-1, POLY-2, SLOW-1."),
      (["--part", "polygon", "--claim", "EVEN-1"], "There is no claim 'EVEN-1' here; the claims are POLY-1, POLY-2."),
      (["--part", ""], "There is no part ''; the parts are evens, polygon, slow."),
    ])
  func unknown(arguments: [String], sentence: String) {
    let outcome = SampleChapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(outcome == ProgramOutcome(diagnostics: "sample-chapter: \(sentence)\n", status: .usage))
  }

  @Test("--claim shows one claim in full: statement, source, correction, numbers, and where to read on")
  func claim() {
    let text = outcome("--claim", "POLY-2").output
    #expect(
      text == """
        POLY-2  CORRECTED
          A polygon with n sides has n²/2 diagonals.
          a guess
          Corrected: It has n(n − 3)/2.
          The claim says: diagonals 25/2.
          Here: diagonals 5.
          Witness: A triangle has none.

        ./lab explain POLY-2

        """)
  }

  @Test(
    "An option that does not apply to what runs is refused, and says where it does",
    arguments: [
      (["--part", "polygon", "--factor", "2"], "--factor belongs to --part evens and changes nothing here."),
      (["--part", "polygon", "--factor=2"], "--factor belongs to --part evens and changes nothing here."),
      (["--part", "evens", "--filled"], "--filled belongs to --part polygon and changes nothing here."),
      (["--claim", "EVEN-1", "--side-count", "5"], "--side-count belongs to --part polygon and changes nothing here."),
      (["--patience", "3"], "--patience belongs to --part slow and changes nothing here."),
    ])
  func optionsInVain(arguments: [String], sentence: String) {
    let outcome = SampleChapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(outcome == ProgramOutcome(diagnostics: "sample-chapter: \(sentence)\n", status: .usage))
  }

  @Test(
    "What goes with nothing is a usage error",
    arguments: [
      ["--all", "--claim", "EVEN-1"], ["--all", "--sweep", "factor=1:2:1"], ["--claim", "EVEN-1", "--sweep", "factor=1:2:1"],
      ["--spoil"],
    ])
  func combinations(arguments: [String]) {
    let outcome = SampleChapter.outcome(of: arguments, in: OutputEnvironment())
    #expect(outcome.status == .usage && outcome.output == "")
    #expect(outcome.diagnostics.hasPrefix("sample-chapter: ") && outcome.diagnostics.hasSuffix(".\n"))
  }

  @Test(
    "--list-claims shows id, statement, source and kind of every part, runs nothing, and gives no verdict away unless --spoil",
    arguments: ["text", "json", "csv", "markdown"], [false, true])
  func claimList(format: String, spoils: Bool) {
    let outcome = SampleChapter.outcome(
      of: ["--list-claims", "--failure", "internal", "--format", format] + (spoils ? ["--spoil"] : []), in: OutputEnvironment())
    #expect(outcome.status == .asStated && outcome.diagnostics == "")
    for part in ["EVEN-1", "POLY-2", "SLOW-1", "Of 2n consecutive seeds, n are even.", "Euclid", "identity", "effect"] {
      #expect(outcome.output.contains(part), "\(format): \(part)")
    }
    for verdict in ["holds", "corrected", "inconclusive"] {
      #expect(outcome.output.lowercased().contains(verdict) == spoils, "\(format): \(verdict)")
    }
  }

  // MARK: - Parameters

  @Test("The report carries the seed, the parameters in use and the command that repeats the run")
  func report() throws {
    let report = try json("--part", "evens", "--seed", "7", "--seeds", "2", "--factor", "0.5", "--full")
    #expect(report["chapter"] as? String == "sample-chapter")
    #expect(report["seed"] as? Int == 7)
    let parameters = try #require(report["parameters"] as? [String: Any])
    #expect(Set(parameters.keys) == ["part", "factor", "seeds", "full"])
    #expect(parameters["part"] as? String == "evens")
    #expect(parameters["factor"] as? Double == 0.5)
    #expect(parameters["seeds"] as? Int == 2)
    #expect(parameters["full"] as? String == "yes")
    #expect(outcome("--seeds", "2", "--all").output.contains("./lab run sample-chapter --seeds 2 --all\n"))
  }

  @Test("Every kind of parameter is reported as it is typed; one that was not given and has no default is left out")
  func parameterValues() throws {
    let parameters = try #require(
      try json("--part", "polygon", "--ink", "red", "--filled", "--edge", "0.75")["parameters"] as? [String: Any])
    #expect(Set(parameters.keys) == ["part", "side-count", "edge", "ink", "filled"])
    #expect(parameters["side-count"] as? Int == 5 && parameters["edge"] as? String == "3/4")
    #expect(parameters["ink"] as? String == "red" && parameters["filled"] as? String == "yes")
    let standard = try #require(try json("--part", "polygon")["parameters"] as? [String: Any])
    #expect(standard["ink"] == nil && standard["filled"] as? String == "no")
  }

  @Test("With other parameters one line of the screen says what changed against the default run, and what did not")
  func change() {
    #expect(!outcome("--part", "polygon").output.contains("  Now "))
    #expect(!outcome("--part", "polygon", "--side-count", "5").output.contains("  Now "))
    #expect(
      outcome("--part", "polygon", "--side-count", "6").output.contains(
        "  Now   diagonals 5 → 9; girth 5/2 → 3; sum of corners 540 → 720\n"))
    #expect(
      outcome("--part", "polygon", "--edge", "1").output.contains(
        "  Now   girth 5/2 → 5; diagonals 5 as before; sum of corners 540 as before\n"))
    #expect(outcome("--part", "polygon", "--ink", "red").output.contains("  Now   no quantity above\n"))
    #expect(outcome("--factor", "2").output.contains("scaled 2 → 4; even 2 as before\n"))
    #expect(outcome("--seeds", "8", "--factor", "2").output.contains("scaled 4 → 8; even 4 as before\n"), "with the same seeds")
    #expect(!outcome("--part", "slow", "--patience", "2").output.contains("  Now "), "A part that takes long is not run twice.")
  }

  // MARK: - What is written

  @Test("A record is the JSON of the run, and leaves no trace in the text")
  func record() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("record \(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let recorded = outcome("--record=\(file.path)", "--seeds", "2")
    #expect(recorded == outcome("--seeds", "2"))
    #expect(try String(contentsOf: file, encoding: .utf8) == outcome("--seeds", "2", "--format", "json").output)
    #expect(outcome("--record=/nonexistent/record").status == .invalidInput)
  }

  @Test("Help goes to standard output, is no failure, and lists the parts")
  func help() {
    let outcome = outcome("--help")
    #expect(outcome.status == .asStated)
    #expect(outcome.output.contains("USAGE: sample-chapter"))
    #expect(!outcome.output.contains("--record"))
    #expect(outcome.diagnostics == "")
    #expect(outcome.output.hasSuffix("PARTS (--part):\n  evens    Even seeds\n  polygon  Diagonals\n  slow     What takes long\n"))
  }
}
