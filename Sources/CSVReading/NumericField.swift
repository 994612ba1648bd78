/// What a field of a numeric column says.
enum NumericField: Equatable {
  /// A finite number.
  case number(Double)
  /// Nothing: blanks, or one of the words that programs write for a missing value (NaN, NA, N/A, null, in any case).
  case missing
  /// An infinity, in words or by its exponent.
  case infinite
  /// Anything else.
  case text

  /// Reads a decimal number: a sign, digits, a point, an exponent, with blanks around it; no locale, no hexadecimal.
  init(_ field: ArraySlice<UInt8>) {
    let trimmed = field.trimmingBlanks
    guard !trimmed.isEmpty else {
      self = .missing
      return
    }
    if let number = Self.shortDecimal(trimmed) {
      self = .number(number)
      return
    }
    let text = String(decoding: trimmed, as: UTF8.self)
    if trimmed.allSatisfy(Self.isDecimal), let number = Double(text) {
      self = number.isFinite ? .number(number) : .infinite
    } else {
      self = Self.word(text.lowercased())
    }
  }

  private static func word(_ word: String) -> NumericField {
    switch word {
    case "nan", "na", "n/a", "null": .missing
    case "inf", "infinity", "+inf", "+infinity", "-inf", "-infinity": .infinite
    default: .text
    }
  }

  private static func isDecimal(_ byte: UInt8) -> Bool { byte.isDigit || "+-.eE".utf8.contains(byte) }

  /// Digits with a point and no exponent, where whole number and power of ten are both exact doubles, so that one division rounds
  /// rightly (W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990); nil for everything else.
  private static func shortDecimal(_ text: ArraySlice<UInt8>) -> Double? {
    var (digits, places, digitCount, hasPoint) = (0, 0, 0, false)
    let isNegative = text.first == UInt8(ascii: "-")
    for byte in isNegative ? text.dropFirst() : text {
      if byte.isDigit {
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        digitCount += 1
        if hasPoint { places += 1 }
        guard digitCount <= 15 else { return nil }
      } else {
        guard byte == UInt8(ascii: "."), !hasPoint else { return nil }
        hasPoint = true
      }
    }
    guard digitCount > 0 else { return nil }
    let magnitude = Double(digits) / powersOfTen[places]
    return isNegative ? -magnitude : magnitude
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else { return [] }
    return self[first...last]
  }
}
