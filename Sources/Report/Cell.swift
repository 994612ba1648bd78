/// One value of a table, of a parameter, or of a finding.
public enum Cell: Sendable, Hashable {
  /// Words.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number, shown with `digits` digits after the point (`nil`: six significant digits).
  case number(Double, digits: Int? = nil)
  /// An estimate with its uncertainty (half the width of its interval), which also chooses the digits.
  case estimate(Double, plusMinus: Double)
  /// An exact fraction in lowest terms: shown as `4/5`, or as `4` when the denominator is 1.
  case fraction(Int, Int)
  /// Nothing to show.
  case missing
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// Words.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
}

extension Cell {
  /// The value as a number; nil for words and for nothing.
  public var number: Double? {
    switch self {
    case .text, .missing: nil
    case .integer(let value): Double(value)
    case .number(let value, _): value
    case .estimate(let value, _): value
    case .fraction(let numerator, let denominator): Double(numerator) / Double(denominator)
    }
  }
}
