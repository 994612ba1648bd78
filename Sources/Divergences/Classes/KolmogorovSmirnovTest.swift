internal import NumericCore

/// The two-sample test of Kolmogorov and Smirnov: whether two samples of the line come from one continuous distribution.
///
/// Under that hypothesis every order of the pooled sample is equally likely, and
///
///     p = P(D ≥ observed D),   D = max |F_S − F_T|.
///
/// An order is a path from (0, 0) to (n, m), a step right for a source point and a step up for a target point; D is how far it
/// strays from the diagonal. Up to `exactPathLimit` = n m the paths are counted, and p is exact. Beyond that p is that of
/// Kolmogorov's limit distribution,
///
///     p = 2 Σ over k ≥ 1 of (−1)^(k−1) exp(−2 k² λ²),   λ = D √(n m / (n + m)).
///
/// With ties both are upper bounds: the test is conservative.
///
/// Source: J. L. Hodges, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3 (1958).
public struct KolmogorovSmirnovTest: Sendable, Hashable {
  /// D.
  public let statistic: Double
  /// The probability of a D at least as large, in (0, 1].
  public let pValue: Double

  /// Paths are counted for samples of up to this product of sizes.
  public static let exactPathLimit = 4_000_000

  /// Tests two samples, in any order.
  ///
  /// - Precondition: no sample is empty, and all values are finite.
  /// - Complexity: O(*n* *m*) up to the limit, beyond it O(*n* + *m*).
  public init(_ source: [Double], _ target: [Double]) {
    self.init(ThresholdDivergence(source, target), sourceCount: source.count, targetCount: target.count)
  }

  /// Tests two samples of `sourceCount` and `targetCount` values without weights, from their divergence.
  ///
  /// - Parameter exactPathLimit: the largest product of sizes for which paths are counted.
  /// - Complexity: O(*n* *m*) up to the limit, beyond it O(1).
  public init(
    _ divergence: ThresholdDivergence, sourceCount n: Int, targetCount m: Int, exactPathLimit: Int = Self.exactPathLimit
  ) {
    statistic = divergence.kolmogorovSmirnov
    if n * m <= exactPathLimit {
      // D is a multiple of 1/nm, so rounding finds it exactly.
      pValue = Self.strayingShare(n, m, atLeast: Int((statistic * Double(n) * Double(m)).rounded()))
    } else {
      pValue = Self.limitProbability(statistic * (Double(n) * Double(m) / Double(n + m)).squareRoot())
    }
  }

  /// The share of the paths to (n, m) on which |i m − j n| reaches `distance` somewhere.
  ///
  /// The last step to (i, j) came from the left for i of i + j paths. Adding shares of what has strayed cancels nothing, so tiny p
  /// keep their digits.
  private static func strayingShare(_ n: Int, _ m: Int, atLeast distance: Int) -> Double {
    guard distance > 0 else { return 1 }
    var shares = [Double](repeating: 0, count: m + 1)
    for i in 0...n {
      for j in 0...m {
        if abs(i * m - j * n) >= distance {
          shares[j] = 1
        } else if i + j > 0 {
          let fromLeft = i == 0 ? 0 : Double(i) * shares[j]
          let fromBelow = j == 0 ? 0 : Double(j) * shares[j - 1]
          shares[j] = (fromLeft + fromBelow) / Double(i + j)
        }
      }
    }
    return min(1, shares[m])
  }

  /// 2 Σ (−1)^(k−1) exp(−2 k² λ²).
  private static func limitProbability(_ lambda: Double) -> Double {
    // Below this 1 − p is under 10⁻¹⁶, and the alternating sum would need many terms.
    guard lambda > 0.18 else { return 1 }
    var (sum, sign) = (0.0, 1.0)
    for k in 1...100 {
      let term = Double.exp(-2 * Double(k * k) * lambda * lambda)
      sum += sign * term
      if term < 1e-17 * sum { break }
      sign = -sign
    }
    return min(1, max(.leastNonzeroMagnitude, 2 * sum))
  }
}
