import Foundation
import Report
import Testing

/// Doubles of every magnitude: random bit patterns, small decimals, halves that tie, and the ends of the range.
private func awkwardNumbers(seed: UInt64, count: Int) -> [Double] {
  var random = SplitMix(seed: seed)
  let patterns = (0..<count).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
  let decimals = (0..<count).map { _ in Double(Int.random(in: -100_000...100_000, using: &random)) / 1000 }
  let ties = (0..<count).map { _ in Double(Int.random(in: -4096...4096, using: &random)) / 32 }
  let ends: [Double] = [0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.5, 1.5, 2.5, 0.125, 999.9995]
  return patterns + decimals + ties + ends
}

@Suite("Numbers as text")
struct NumberTextTests {
  @Test("fixed digits agree with the C library, which rounds the exact binary value, ties to even", arguments: 0...6)
  func fixedDigits(digits: Int) {
    for value in awkwardNumbers(seed: 11, count: 400) where value.magnitude < 1e15 {
      var expected = String(format: "%.\(digits)f", value)
      if expected.allSatisfy({ "-0.".contains($0) }) { expected = String(expected.drop { $0 == "-" }) }
      #expect(value.text(digits: digits) == expected, "\(value) with \(digits) digits")
    }
  }

  @Test("significant digits agree with the C library's scientific rounding", arguments: 1...8)
  func significantDigits(count: Int) {
    for value in awkwardNumbers(seed: 12, count: 400) where value != 0 && (value.magnitude < 1e-4 || value.magnitude >= 1e9) {
      let expected = Double(String(format: "%.\(count - 1)e", value))
      #expect(Double(value.text(significantDigits: count)) == expected, "\(value) with \(count) digits")
    }
  }

  @Test(
    "the plain form has six significant digits, no trailing zeros, and every digit before the point",
    arguments: [
      (0.5, "0.5"), (1, "1"), (-0.0, "0"), (123_456.7, "123457"), (1_234_567.8, "1234568"), (1e9, "1e9"), (0.0001, "0.0001"),
      (0.00001, "1e-5"), (1.5e-7, "1.5e-7"), (0.1 + 0.2, "0.3"), (2.0 / 3, "0.666667"), (0.999_999_99, "1"),
      (.nan, "undefined"), (.infinity, "infinity"), (-.infinity, "-infinity"),
    ] as [(Double, String)])
  func plain(value: Double, expected: String) {
    #expect(value.text() == expected)
  }

  @Test(
    "an uncertainty chooses the digits of its estimate",
    arguments: [
      (0.81234, 0.0041, "0.8123 ± 0.0041"), (0.81234, 0.00996, "0.812 ± 0.010"), (123.4, 5.67, "123.4 ± 5.7"),
      (12345.6, 789, "12346 ± 789"), (0.5, 0, "0.5 ± 0"), (.nan, 0.1, "undefined ± 0.1"), (0.5, .infinity, "0.5 ± infinity"),
      (1.23456e-9, 1e-12, "1.2346e-9 ± 1.0e-12"), (0, 1e-12, "0 ± 1.0e-12"),
    ] as [(Double, Double, String)])
  func uncertainty(value: Double, uncertainty: Double, expected: String) {
    #expect(Cell.estimate(value, plusMinus: uncertainty).description == expected)
  }

  @Test("no pair of doubles traps as an estimate with its uncertainty")
  func anyEstimate() {
    let numbers = awkwardNumbers(seed: 13, count: 100) + [.nan, .infinity, -.infinity]
    for (value, uncertainty) in zip(numbers, numbers.reversed()) {
      #expect(!Cell.estimate(value, plusMinus: uncertainty).description.isEmpty)
    }
  }
}
