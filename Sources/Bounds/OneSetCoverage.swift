internal import NumericCore

/// How often ½ d_HΔH is at most its estimate and an allowance, exactly, for the class H = {∅, A}: its only disagreement is A.
///
/// With S(A) = p, T(A) = q and m points of each domain, ½ d_HΔH = |p − q| and ½ d̂_HΔH = |X − Y|/m, X and Y binomial. No class
/// makes the estimate fall below the supremum more easily: of a richer one the estimate is at least that of the set that attains
/// the supremum.
public struct OneSetCoverage: Sendable {
  /// ½ d_HΔH.
  public let supremum: Double
  /// m.
  public let sampleSize: Int
  /// P(|X − Y| ≥ k) for k = 0, 1, …, m.
  private let tail: [Double]

  /// The class with S(A) = ½ + gap/2 and T(A) = ½ − gap/2.
  ///
  /// - Precondition: 0 ≤ gap ≤ 1, and the sample size is positive.
  /// - Complexity: O(m²).
  public init(gap: Double, sampleSize: Int) {
    precondition((0...1).contains(gap), "A gap of two probabilities lies in 0…1.")
    precondition(sampleSize > 0, "A sample has at least one example.")
    supremum = gap
    self.sampleSize = sampleSize
    let source = BinomialDistribution(trials: sampleSize, probability: (1 + gap) / 2)
    let counts = 0...sampleSize
    let onSource = counts.map { source.probability(of: $0) }
    // Y is m − X in law.
    var differences = Array(repeating: 0.0, count: sampleSize + 1)
    for x in counts { for y in counts { differences[abs(x - y)] += onSource[x] * onSource[sampleSize - y] } }
    var rest = 0.0
    tail = Array(
      differences.reversed().map { probability -> Double in
        rest += probability
        return rest
      }.reversed())
  }

  /// P(½ d_HΔH ≤ ½ d̂_HΔH + allowance).
  ///
  /// - Precondition: the allowance is not negative.
  public func probability(allowance: Double) -> Double {
    precondition(allowance >= 0, "An allowance is not negative.")
    // Of m(gap − allowance) rounding may have left a whole number a little above itself.
    let least = max(0, (Double(sampleSize) * (supremum - allowance) - 1e-9).rounded(.up))
    return tail[Int(least)]
  }

  /// The least allowance with which the probability is at least 1 − δ.
  public func leastAllowance(failureProbability: Double) -> Double {
    // P(|X − Y| ≥ 0) is 1, up to rounding.
    let most = tail.lastIndex { $0 >= 1 - failureProbability } ?? 0
    return max(0, supremum - Double(most) / Double(sampleSize))
  }
}
