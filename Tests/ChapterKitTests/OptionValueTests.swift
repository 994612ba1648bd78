import ArgumentParser
import ChapterKit
import NumericCore
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

  private static let spacing = OptionValue.fraction(in: 0...Rational(1, 2), excluding: [0], largestDenominator: 2000)

  @Test(
    "Fractions are read exactly, in lowest terms",
    arguments: [("0.1", Rational(1, 10)), ("2/4", Rational(1, 2)), ("1/2000", Rational(1, 2000)), ("4/8000", Rational(1, 2000))])
  func fractions(text: String, value: Rational) throws { #expect(try Self.spacing(text) == value) }

  @Test(
    "A fraction that exact arithmetic does not hold is refused with the largest denominator",
    arguments: [
      "1/2001", "3562396846557/60618296749369014", "4611686018427387903/9223372036854775807", "1/99999999999999999999", "1/0", "x",
    ])
  func largeDenominators(text: String) {
    let error = #expect(throws: ValidationError.self) { try Self.spacing(text) }
    #expect(error?.message.contains("at most 2000.") == true)
  }

  @Test("A range of fractions says which of its ends belong to it", arguments: ["0", "-1/2", "3/4", "1"])
  func fractionRanges(text: String) {
    let error = #expect(throws: ValidationError.self) { try Self.spacing(text) }
    #expect(error?.message == "It must be greater than 0 and at most 1/2.")
  }
}
