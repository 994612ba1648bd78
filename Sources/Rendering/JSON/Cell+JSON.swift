public import Report

extension Cell {
  /// The cell as a JSON value.
  ///
  /// Numbers keep their full precision whatever digits are shown; NaN and the infinities are `null`; a fraction is the string
  /// `"4/5"`; an estimate is `{"estimate": 0.8123, "plus_minus": 0.0041}`.
  public var json: JSONValue {
    switch self {
    case .text(let words): .string(words)
    case .integer(let value): .integer(value)
    case .number(let value, _): .number(value)
    case .estimate(let value, let uncertainty):
      ["estimate": .number(value), "plus_minus": .number(uncertainty)]
    case .fraction: .string(description)
    case .missing: .null
    }
  }
}
