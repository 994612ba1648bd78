import ChapterKit
import Testing

@Suite struct OptionValueTests {
  @Test(
    "Decimal numbers are read the same way everywhere",
    arguments: [("0.1", 0.1), ("1e-3", 1e-3), (".5", 0.5), ("-2", -2), ("+1", 1), ("5.", 5)])
  func numbers(text: String, value: Double) throws {
    #expect(try OptionValue.number(in: -10...10)(text) == value)
  }

  @Test(
    "What is no finite decimal number is refused",
    arguments: ["", "nan", "inf", "-infinity", "0x1p3", "0,1", "1e999", "1 ", "½", "1/2", "--1", "e"])
  func noNumbers(text: String) {
    #expect(throws: (any Error).self) { try OptionValue.number(in: -.infinity...(.infinity))(text) }
  }

  @Test("A range refuses what lies outside of it, and holds its ends")
  func ranges() throws {
    #expect(try OptionValue.number(in: 0...0.5)("0.5") == 0.5)
    #expect(throws: (any Error).self) { try OptionValue.number(in: 0...0.5)("0.5000001") }
    #expect(try OptionValue.count(in: 1...3)("3") == 3)
    for text in ["0", "4", "1.5", "", "x", "99999999999999999999", " 1"] {
      #expect(throws: (any Error).self, "\(text)") { try OptionValue.count(in: 1...3)(text) }
    }
  }
}
