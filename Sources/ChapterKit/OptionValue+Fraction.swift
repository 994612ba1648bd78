import ArgumentParser
public import NumericCore

extension OptionValue {
  /// An exact fraction in `range`, written as a decimal or as a fraction: `0.1`, `1/10`, `2/23`.
  ///
  /// Exact arithmetic overflows when denominators are large enough; whoever takes a fraction from a person says up to which it
  /// works.
  ///
  /// - Parameters:
  ///   - ends: the ends of the range that do not belong to it.
  ///   - largestDenominator: of the fraction in lowest terms.
  public static func fraction(
    in range: ClosedRange<Rational>, excluding ends: Set<Rational> = [], largestDenominator: Int
  ) -> @Sendable (String) throws -> Rational {
    { text in
      guard let value = Rational(exactly: text), value.denominator <= largestDenominator else {
        throw ValidationError(
          "A decimal or a fraction is needed, such as 0.1 or 2/23, whose denominator in lowest terms is at most "
            + "\(largestDenominator)."
        )
      }
      guard range.contains(value), !ends.contains(value) else {
        let lower = ends.contains(range.lowerBound) ? "greater than" : "at least"
        let upper = ends.contains(range.upperBound) ? "less than" : "at most"
        throw ValidationError("It must be \(lower) \(range.lowerBound) and \(upper) \(range.upperBound).")
      }
      return value
    }
  }
}
