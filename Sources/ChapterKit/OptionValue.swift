import ArgumentParser

/// Parsers for the values of options, for `@Option(transform:)`.
///
/// They read the same text alike on every machine, whatever its locale, and refuse what a range does not hold.
public enum OptionValue {
  /// A whole number in `range`, in decimal digits.
  public static func count(in range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let value = Int(text) else { throw ValidationError("A whole number is needed, such as \(range.lowerBound).") }
      guard range.contains(value) else {
        throw ValidationError("It must be from \(range.lowerBound) to \(range.upperBound).")
      }
      return value
    }
  }

  /// A finite decimal number in `range`: digits, a point, an exponent. Neither `nan`, `inf`, hexadecimal nor a decimal comma.
  public static func number(in range: ClosedRange<Double>) -> @Sendable (String) throws -> Double {
    { text in
      guard text.utf8.allSatisfy(isDecimal), let value = Double(text), value.isFinite else {
        throw ValidationError("A decimal number is needed, such as 0.1 or 1e-3.")
      }
      guard range.contains(value) else {
        throw ValidationError("It must be from \(range.lowerBound) to \(range.upperBound).")
      }
      return value
    }
  }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "+-.eE".utf8.contains(byte)
  }
}
