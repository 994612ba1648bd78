import ArgumentParser
import Testing

@testable import ChapterKit

@Suite struct ProgramOutcomeTests {
  @Test(
    "A message ends as a sentence does",
    arguments: [("No", "No."), ("No.", "No."), ("Did you mean '--novel'?", "Did you mean '--novel'?")])
  func ends(message: String, sentence: String) { #expect(ProgramOutcome.sentence(message) == sentence) }

  @Test("What a message quotes cannot move the cursor or break the line")
  func controlCharacters() {
    #expect(ProgramOutcome.sentence("'a\u{1B}[2J\r\nb\u{202E}\tc' is wrong.") == #"'a\x1B[2J\r\nb\x202E\tc' is wrong."#)
    #expect(ProgramOutcome.sentence("'\u{FEFF}a\u{200B}\u{AD}' is wrong.") == #"'\xFEFFa\x200B\xAD' is wrong."#)
    #expect(ProgramOutcome.sentence("'👩\u{200D}🔬' is right.") == "'👩\u{200D}🔬' is right.")
  }

  @Test("Of what is long, its beginning and end stand for the whole")
  func long() {
    let word = ProgramOutcome.sentence("'" + String(repeating: "x", count: 1_000_000) + "' is wrong.")
    #expect(word.count < 200 && word.hasSuffix("x' is wrong.") && word.contains("…"), "\(word)")
    #expect(ProgramOutcome.sentence(String(repeating: "x y ", count: 1_000_000)).count < 2100)
    #expect(ProgramOutcome.sentence("e" + String(repeating: "\u{301}", count: 1_000_000)).unicodeScalars.count < 2100)
  }
}
