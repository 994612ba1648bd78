import ChapterKit
import Foundation
import Testing

@Suite("Files of rows")
struct RowFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func outcome(_ arguments: String...) -> ProgramOutcome { SampleChapter.outcome(of: arguments, in: OutputEnvironment()) }

  private func report(_ arguments: String...) -> String {
    SampleChapter.outcome(of: arguments + ["--part", "evens", "--all"], in: OutputEnvironment()).output
  }

  @Test("A run that writes its rows says the same as one that does not, and has a line a seed")
  func written() throws {
    #expect(report("--seeds", "6", "--rows", folder["a"]) == report("--seeds", "6"))
    let lines = try folder.text("a").split(separator: "\n")
    #expect(lines.count == 7 && lines[0].contains(#""chapter":"sample-chapter""#))
  }

  @Test("Rows of several runs, in any order of the files, make the report of one run, byte for byte")
  func merged() {
    for (name, seeds) in [("a", "1:3"), ("b", "4:8"), ("c", "9:10")] { _ = report("--seeds", seeds, "--rows", folder[name]) }
    let one = report("--seeds", "10")
    for names in [["a", "b", "c"], ["c", "a", "b"], ["b", "c", "a"]] {
      let words = names.flatMap { ["--merged", folder[$0]] }
      #expect(SampleChapter.outcome(of: ["--part", "evens", "--all"] + words, in: OutputEnvironment()).output == one, "\(names)")
    }
  }

  @Test("A run that was ended goes on where it stopped: what is there is not measured again, and half a line is measured anew")
  func continued() throws {
    let whole = report("--seeds", "8")
    _ = report("--seeds", "3", "--rows", folder["a"])
    let text = try folder.text("a")
    try folder.write(text + #"{"part":"evens","se"#, to: "a")
    #expect(report("--seeds", "8", "--rows", folder["a"]) == whole)
    #expect(try folder.text("a").split(separator: "\n").count == 9)
    // A row that was changed by hand shows that it is read and not measured.
    try folder.write(folder.text("a").replacing(#""isEven":false,"seed":3"#, with: #""isEven":true,"seed":3"#), to: "a")
    #expect(report("--seeds", "8", "--rows", folder["a"]) != whole)
  }

  @Test("A file whose run was ended before its header was whole is begun anew", arguments: [0, 1, 40])
  func begun(length: Int) throws {
    let whole = report("--seeds", "3", "--rows", folder["a"])
    let rows = try folder.text("a")
    try folder.write(String(rows.prefix(length)), to: "b")
    #expect(report("--seeds", "3", "--rows", folder["b"]) == whole)
    #expect(try folder.text("b").split(separator: "\n").count == 4)
  }

  @Test("Rows of other parameters, of another part, twice the same seed, a gap, or no rows at all are refused in a sentence")
  func refusals() throws {
    _ = report("--seeds", "1:2", "--rows", folder["a"])
    _ = report("--seeds", "4:5", "--rows", folder["b"])
    _ = report("--seeds", "3:3", "--factor", "2", "--rows", folder["c"])
    try folder.write("nothing\n", to: "d")
    try folder.write(folder.text("a") + #"{"part":"evens","se"#, to: "f")
    try folder.write("something else", to: "e")
    try folder.write(folder.text("a").prefix { $0 != "\n" } + "\n", to: "g")
    for (words, hint) in [
      (["--merged", folder["a"], "--merged", folder["b"]], "1 seed of the part evens is missing between 1 and 5: 3."),
      (["--merged", folder["a"], "--merged", folder["a"]], "Seed 1 of the part evens is in"),
      (["--merged", folder["a"], "--merged", folder["c"]], "different runs: factor"),
      (["--merged", folder["c"]], "factor"), (["--merged", folder["d"]], "holds no rows"),
      (["--merged", folder["e"]], "holds no rows"),
      (["--merged", folder["f"]], "is cut off; run its command again"),
      (["--merged", folder["a"], "--seeds", "1:9"], "7 seeds of the part evens are missing between 1 and 9: 3, 4, 5, 6, 7 …"),
      (["--merged", folder["a"], "--seeds", "3"], "1 seed of the part evens is missing between 1 and 3: 3."),
      (["--merged", folder["g"], "--seeds", "1:2"], "There is no row of the part evens."),
      (["--merged", folder["a"], "--seeds", "2:3"], "Seed 1 of the part evens is none from 2 to 3"),
      (["--merged", folder["none"]], "cannot be read"), (["--rows", folder["c"]], "rows of another run: factor"),
      (["--rows", folder["none"] + "/rows"], "cannot be written"),
    ] {
      let outcome = SampleChapter.outcome(of: ["--part", "evens"] + words, in: OutputEnvironment())
      #expect(outcome.status == .invalidInput && outcome.output == "", "\(words): \(outcome)")
      #expect(outcome.diagnostics.contains(hint) && outcome.diagnostics.count { $0 == "\n" } == 1, "\(outcome.diagnostics)")
    }
    #expect(outcome("--rows", folder["x"], "--sweep", "factor=1:2:1").status == .usage)
  }

  @Test(
    "A file that holds no rows is never written over, however short it is",
    arguments: ["note", String(repeating: "note\n", count: 200)])
  func foreign(text: String) throws {
    try folder.write(text, to: "a")
    let outcome = outcome("--rows", folder["a"])
    #expect(outcome.status == .invalidInput && outcome.diagnostics.contains("holds no rows"))
    #expect(try folder.text("a") == text)
  }

  @Test("A seed that cannot be used is written with its reason, and is not tried again")
  func unusable() throws {
    let first = report("--failure", "unusable", "--rows", folder["a"])
    #expect(first.contains("EVEN-1  INCONCLUSIVE"))
    #expect(try folder.text("a").contains("The training diverged"))
    #expect(report("--failure", "unusable", "--rows", folder["a"]) == first)
  }
}
