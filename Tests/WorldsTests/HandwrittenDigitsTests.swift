import Testing
import Worlds

@Suite("The bundled handwritten digits")
struct HandwrittenDigitsTests {
  private let digits = HandwrittenDigits()

  @Test("There are 1,797 digits of 64 pixels from 0 to 16")
  func size() {
    #expect(digits.labels.count == 1797 && digits.pixels.count == 1797 * 64)
    #expect(digits.pixels.min() == 0 && digits.pixels.max() == 16)
  }

  /// The counts and the sum of all pixels of the published file.
  @Test("They are the published ones")
  func contents() {
    #expect((0..<10).map { label in digits.labels.count { $0 == label } } == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(digits.pixels.reduce(0) { $0 + Int($1) } == 561_718)
    #expect(Array(digits.pixels.prefix(16)) == [0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0])
    #expect(digits.labels.prefix(10) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] && digits.labels.last == 8)
  }

  @Test("As a network's examples their pixels run from 0 to 1")
  func examples() {
    let examples = digits.examples
    #expect(examples.count == 1797 && examples.classCount == 10 && examples.inputs.elements.max() == 1)
    #expect(examples.inputs.row(0)[3] == 0.8125)
  }
}
