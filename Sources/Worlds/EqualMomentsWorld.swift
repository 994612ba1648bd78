public import NumericCore

/// Two domains of one feature whose second moments agree, so that the discrepancy of the squared loss over x ↦ wx is 0: the source
/// at −1 and 1, the target at 1, both with one labelling function.
public struct EqualMomentsWorld: Sendable {
  /// The label of −1 and of 1.
  private let label: @Sendable (Int) -> Rational

  /// A world with these labels.
  public init(label: @escaping @Sendable (Int) -> Rational) { self.label = label }

  /// The label |x|, which no x ↦ wx gives.
  public static let bent = EqualMomentsWorld { Rational(abs($0)) }
  /// The slopes w that are tried: −2 … 2 in quarters.
  public static let slopes = (-8...8).map { Rational($0, 4) }
  /// Labels from the class, one world for each of ``slopes``.
  public static let straight = slopes.map { slope in EqualMomentsWorld { slope * Rational($0) } }

  /// R_S(w), the mean squared error at −1 and 1.
  public func sourceRisk(_ slope: Rational) -> Rational { (loss(slope, -1) + loss(slope, 1)) / 2 }
  /// R_T(w), the squared error at 1.
  public func targetRisk(_ slope: Rational) -> Rational { loss(slope, 1) }

  private func loss(_ slope: Rational, _ x: Int) -> Rational {
    let error = slope * Rational(x) - label(x)
    return error * error
  }
}
