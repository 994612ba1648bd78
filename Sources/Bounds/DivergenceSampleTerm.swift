internal import Learning
internal import NumericCore

/// What the bound of Ben-David et al. adds when the divergence is measured on samples.
///
/// With probability at least 1 − δ over unlabelled samples of size m′ from each domain, for every h in a class H of VC dimension d,
///
///     R_T(h) ≤ R_S(h) + ½ d̂_HΔH + 4 √((2d ln 2m′ + ln 2/δ) / m′) + λ.
///
/// `value` is the term with the root; R_S and λ are still those of the populations. It says nothing where it exceeds 1. The 2d in
/// it is no VC dimension of HΔH, which can be larger: it bounds the growth function, ln Π_HΔH(2m′) ≤ 2d ln 2m′, and that is true of
/// every class; see ``GrowthFunction``.
///
/// It is larger than it need be, twice over. Lemma 1 of the source bounds d_HΔH by d̂ + 4 √(…), and ½ d_HΔH by half of that,
/// `halvedLemma`. And this side needs no class dimension at all: the supremum d is that of one set, chosen by the distributions,
/// and d̂ is at least what this set shows, so that `dimensionFree`, √(ln(1/δ)/m′), suffices by Hoeffding's inequality. A dimension
/// is what the other side costs, that d̂ be not far above d.
///
/// Source: S. Ben-David, J. Blitzer, K. Crammer, A. Kulesza, F. Pereira and J. W. Vaughan, "A theory of learning from different
/// domains", Machine Learning 79 (2010), Theorem 2.
public struct DivergenceSampleTerm: Sendable, Hashable {
  /// The VC dimension d of H.
  public let vcDimension: Int
  /// The probability δ with which the bound may fail.
  public let failureProbability: Double

  /// The term for a class of VC dimension d and confidence 1 − δ.
  ///
  /// - Precondition: d is not negative, and 0 < δ < 1.
  public init(vcDimension: Int, failureProbability: Double) {
    precondition(vcDimension >= 0, "A VC dimension is not negative.")
    precondition(failureProbability > 0 && failureProbability < 1, "The probability δ of failure lies between 0 and 1.")
    self.vcDimension = vcDimension
    self.failureProbability = failureProbability
  }

  /// 4 √((2d ln 2m′ + ln 2/δ) / m′).
  ///
  /// - Precondition: the sample size is positive.
  public func value(sampleSize: Int) -> Double {
    precondition(sampleSize > 0, "A sample has at least one example.")
    let m = Double(sampleSize)
    return 4 * ((2 * Double(vcDimension) * .log(2 * m) + .log(2 / failureProbability)) / m).squareRoot()
  }

  /// 2 √((2d ln 2m′ + ln 2/δ) / m′): half of Lemma 1's term for HΔH, as ½ d_HΔH is half of d_HΔH.
  ///
  /// - Precondition: the sample size is positive.
  public func halvedLemma(sampleSize: Int) -> Double { value(sampleSize: sampleSize) / 2 }

  /// √(ln(1/δ) / m′): with probability at least 1 − δ, ½ d_HΔH ≤ ½ d̂_HΔH + √(ln(1/δ)/m′), for every class.
  ///
  /// - Precondition: the sample size is positive.
  public func dimensionFree(sampleSize: Int) -> Double {
    precondition(sampleSize > 0, "A sample has at least one example.")
    return hoeffdingDeviation(squaredRange: 2 / Double(sampleSize), failureProbability: failureProbability)
  }

  /// The least m′ from which on the term is at most `slack`.
  ///
  /// The term falls with m′ for m′ ≥ 2, where ln 2m′ > 1.
  ///
  /// - Precondition: the slack is positive.
  public func sampleSize(slack: Double) -> Int {
    precondition(slack > 0, "A positive slack is needed.")
    var high = 2
    while value(sampleSize: high) > slack { high *= 2 }
    var low = 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if value(sampleSize: middle) > slack { low = middle } else { high = middle }
    }
    return high
  }
}
