public import NumericCore
public import Report

extension Cell {
  /// An exact fraction, such as `4/5`.
  public static func exact(_ value: Rational) -> Cell { .fraction(value.numerator, value.denominator) }
}
