internal import NumericCore

/// The exact law of D = sup over h of R(h) − R̂(h) for one-sided thresholds where labels are tosses of a fair coin.
///
/// Every h has the risk ½, and every empirical risk has the largest variance there is. With S_j the sum of the first j labels ±1,
/// the threshold after j points agrees with n/2 + S_j − S_n/2 labels, so that 2nD = 2 max_j S_j − S_n. By the reflection principle
///
///     P(2nD = r) = (r + 1) (P(S_n = r) − P(S_n = r + 2)),   r = n, n − 2, … ≥ 0:
///
/// Pitman's 2M − S. 2√n D tends to the length of a normal vector in three dimensions (Maxwell's law), so E D ≈ √(2/(πn)), and with
/// probability 95 % D ≤ 1.398/√n.
public struct CoinLabelDeviation: Sendable {
  /// n.
  public let sampleSize: Int
  /// E D.
  public let mean: Double
  /// P(2nD ≥ r) for r = n mod 2, and every second number up to n.
  private let tail: [Double]

  /// The law for n examples.
  ///
  /// - Precondition: there is an example.
  /// - Complexity: O(*n*).
  public init(sampleSize: Int) {
    precondition(sampleSize > 0, "A deviation is of at least one example.")
    self.sampleSize = sampleSize
    let (n, lowest) = (Double(sampleSize), sampleSize % 2)
    var walk = BinomialDistribution(trials: sampleSize, probability: 0.5).probability(of: (sampleSize + lowest) / 2)
    var masses: [Double] = []
    for r in stride(from: Double(lowest), through: n, by: 2) {
      masses.append(2 * (r + 1) * (r + 1) / (n + r + 2) * walk)
      walk *= (n - r) / (n + r + 2)
    }
    mean = masses.enumerated().reduce(0) { $0 + $1.element * Double(2 * $1.offset + lowest) } / (2 * n)
    var rest = 0.0
    tail = Array(
      masses.reversed().map { mass -> Double in
        rest += mass
        return rest
      }.reversed())
  }

  /// P(D > deviation).
  ///
  /// - Precondition: the deviation is not negative.
  public func probability(above deviation: Double) -> Double {
    precondition(deviation >= 0, "A largest deviation is not negative.")
    // Of 2n · deviation rounding may have left a whole number a little below itself.
    let reached = 2 * Double(sampleSize) * deviation + 1e-9
    guard reached < Double(sampleSize) else { return 0 }
    let index = (Int(reached) - sampleSize % 2 + 2) / 2
    return index < tail.count ? tail[index] : 0
  }

  /// The least ε with P(D > ε) ≤ δ.
  public func quantile(failureProbability: Double) -> Double {
    let index = tail.lastIndex { $0 > failureProbability } ?? 0
    return Double(2 * index + sampleSize % 2) / Double(2 * sampleSize)
  }
}
