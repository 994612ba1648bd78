internal import NumericCore

/// The weight α of the target's sample, against 1 − α of the source's, that a bound of the form of Ben-David et al.'s Theorem 3 is
/// least for.
///
///     f(α) = c √(α²/m_T + (1 − α)²/m_S) + (1 − α) A
///
/// A is what a source example is off by, twice ½ d_HΔH + λ in the theorem; c is the deviation of one example. With D = c/A,
///
///     α* = 1                                                            where m_T ≥ D²
///     α* = min{1, m_T/m · (1 + m_S/√(D²m − m_S m_T))},  m = m_S + m_T   where m_T < D²
///
/// so that from D² target examples on the *bound* is least without any source example, however many there are: f′(1) = c/√m_T − A,
/// because the source's variance enters with (1 − α)². Proof of the second case: with α = m_T/m + x the derivative is 0 where
/// x²m(D²m − m_S m_T) = m_S² m_T²/m.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Theorem 3 and what
/// follows it.
public struct AlphaWeightedBound: Sendable, Hashable {
  /// c.
  public let deviation: Double
  /// A.
  public let gap: Double
  /// m_S.
  public let sourceCount: Int
  /// m_T.
  public let targetCount: Int

  /// - Precondition: both samples have examples, c is positive, and A is not negative.
  public init(deviation: Double, gap: Double, sourceCount: Int, targetCount: Int) {
    precondition(sourceCount > 0 && targetCount > 0, "Both samples have examples.")
    precondition(deviation > 0 && gap >= 0, "A deviation is positive, and a gap is not negative.")
    (self.deviation, self.gap, self.sourceCount, self.targetCount) = (deviation, gap, sourceCount, targetCount)
  }

  /// f(α).
  public func value(_ alpha: Double) -> Double {
    let (target, source) = (alpha, 1 - alpha)
    return deviation * (target * target / Double(targetCount) + source * source / Double(sourceCount)).squareRoot() + source * gap
  }

  /// D², the number of target examples from which on α* = 1; infinite where A = 0.
  public var transition: Double { gap == 0 ? .infinity : (deviation / gap) * (deviation / gap) }

  /// α*.
  public var best: Double {
    let (source, target) = (Double(sourceCount), Double(targetCount))
    let all = source + target
    guard transition.isFinite else { return target / all }
    guard target < transition else { return 1 }
    // D²m − m_S m_T is positive here, for m_T < D² and m > m_S.
    return min(1, target / all * (1 + source / (transition * all - source * target).squareRoot()))
  }

  /// c and A of Theorem 3 for a class of VC dimension d: with probability 1 − δ the hypothesis ĥ of least α-weighted empirical risk
  /// has R_T(ĥ) ≤ min R_T + f(α).
  ///
  ///     c = 4 √(2d ln(2(m + 1)) + 2 ln(8/δ)),   A = 2 (½ d_HΔH + λ)
  ///
  /// without the sample term of the divergence.
  ///
  /// - Precondition: 0 < δ < 1, the dimension is positive.
  public init(dimension: Int, failureProbability: Double, divergenceAndJointRisk: Double, sourceCount: Int, targetCount: Int) {
    precondition(
      dimension > 0 && failureProbability > 0 && failureProbability < 1, "A dimension is positive, and δ between 0 and 1.")
    let capacity = 2 * Double(dimension) * Double.log(2 * Double(sourceCount + targetCount + 1))
    self.init(
      deviation: 4 * (capacity + 2 * Double.log(8 / failureProbability)).squareRoot(), gap: 2 * divergenceAndJointRisk,
      sourceCount: sourceCount, targetCount: targetCount)
  }
}
