public import NumericCore

/// A loss of a real prediction against a real target.
public enum Loss: String, Sendable, Hashable, CaseIterable {
  /// 1 where they differ, else 0. Obeys the triangle inequality.
  case zeroOne
  /// |ŷ − y|. Obeys the triangle inequality.
  case absolute
  /// (ŷ − y)². Does not obey the triangle inequality.
  case squared

  /// The loss of predicting `prediction` where the target is `target`.
  public func callAsFunction(_ prediction: Double, _ target: Double) -> Double {
    switch self {
    case .zeroOne: prediction == target ? 0 : 1
    case .absolute: (prediction - target).magnitude
    case .squared: (prediction - target) * (prediction - target)
    }
  }

  /// The same in exact fractions.
  public func callAsFunction(_ prediction: Rational, _ target: Rational) -> Rational {
    switch self {
    case .zeroOne: prediction == target ? 0 : 1
    case .absolute: (prediction - target).magnitude
    case .squared: (prediction - target) * (prediction - target)
    }
  }
}
