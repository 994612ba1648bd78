public import Learning
public import NumericCore

/// The ξ-interleaved domains: source points 2kξ labelled 1, target points (2k + 1)ξ labelled 0, uniform on each side.
///
/// Each source point has a target point at distance ξ, no point is shared, and one threshold cannot label both sides. Points are
/// made from whole numbers: point *i* lies at *i*ξ, so no rounding can add or lose one.
///
/// Source: S. Ben-David, T. Lu, T. Luu and D. Pál, "Impossibility theorems for domain adaptation", AISTATS, PMLR 9 (2010), Example
/// 6, where the roles of source and target are exchanged.
public struct InterleavedWorld: Sendable, Hashable {
  /// Which points are meant; the sources differ at the right end of [0, 1].
  public enum Convention: String, Sendable, Hashable, CaseIterable {
    /// n = ⌊1/(2ξ)⌋ points a side.
    case article
    /// Every 2kξ ≤ 1 and every (2k + 1)ξ ≤ 1, the right end included.
    case endpoints
  }

  /// The distance between neighbours, in (0, 1/2].
  public let spacing: Rational
  /// Which points are meant.
  public let convention: Convention
  /// The number of source points.
  public let sourceCount: Int
  /// The number of target points: as many, or one fewer.
  public let targetCount: Int

  /// Up to this denominator of ξ = p/q nothing that is computed of the world exactly overflows.
  ///
  /// With n, m ≤ q/2 + 1 points a side, risks and divergences are multiples of 1/(n m), and ξ times such a number, as W₁ is, of
  /// 1/(n m q). So the lowest terms of a sum of at most four of them, each at most 1, have parts of at most 4 n m q ≤ 4 (q/2 + 1)²
  /// q, which is below 2⁶³ here.
  public static let largestDenominator = 2_000_000

  /// The world with spacing ξ.
  ///
  /// - Precondition: 0 < ξ ≤ 1/2.
  public init(spacing: Rational, convention: Convention) {
    precondition(spacing > 0 && spacing <= Rational(1, 2), "The spacing ξ is positive and at most 1/2.")
    self.spacing = spacing
    self.convention = convention
    (sourceCount, targetCount) = Self.counts(spacing: spacing, convention: convention)
  }

  /// How many points each side has.
  public static func counts(spacing: Rational, convention: Convention) -> (source: Int, target: Int) {
    let halves = spacing.denominator / spacing.numerator / 2  // ⌊1/(2ξ)⌋
    switch convention {
    case .article: return (halves, halves)
    case .endpoints: return (halves + 1, (spacing.denominator / spacing.numerator - 1) / 2 + 1)
    }
  }

  /// The positions of all points in units of ξ: 0, 1, 2, …; the even ones are the source's.
  public var positions: [Int] { Array(0..<sourceCount + targetCount) }

  /// The whole that masses are counted in: each source point has mass `targetCount`, each target point `sourceCount`.
  public var whole: Int { sourceCount * targetCount }

  /// The source domain on all points, in units of `whole`.
  public var source: FiniteDomain<Int> { domain(onEven: true, mass: targetCount) }

  /// The target domain on all points, in units of `whole`.
  public var target: FiniteDomain<Int> { domain(onEven: false, mass: sourceCount) }

  /// A domain on the even points with label 1, or on the odd ones with label 0.
  private func domain(onEven: Bool, mass: Int) -> FiniteDomain<Int> {
    let masses = positions.map { $0.isMultiple(of: 2) == onEven ? mass : 0 }
    let none = Array(repeating: 0, count: masses.count)
    return FiniteDomain(negative: onEven ? none : masses, positive: onEven ? masses : none)
  }
}
