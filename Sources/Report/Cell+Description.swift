extension Cell: CustomStringConvertible {
  /// The cell as people read it: `4/5`, `0.8123 ± 0.0041`, `undefined` for NaN, `-` for nothing.
  public var description: String {
    switch self {
    case .text(let words): words.withoutControlCharacters
    case .integer(let value): String(value)
    case .number(let value, let digits): digits.map { value.text(digits: max(0, $0)) } ?? value.text()
    case .estimate(let value, let uncertainty): UncertainNumber(value, plusMinus: uncertainty).text
    case .fraction(let numerator, let denominator):
      denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
    case .missing: "-"
    }
  }

  /// Whether the cell is aligned as a number.
  package var isNumeric: Bool {
    switch self {
    case .text, .missing: false
    case .integer, .number, .estimate, .fraction: true
    }
  }
}
