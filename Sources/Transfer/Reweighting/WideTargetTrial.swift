public import NumericCore

/// The mean weight and the effective size where the target N(0, s²) is wider than the source N(0, 1): w(x) = exp(x²(1 − 1/s²)/2)/s.
///
/// E_S[w²] = 1/(s√(2 − s²)) for s² < 2, and infinite from 2 on: then P(w > t) falls as t^(−a), a = s²/(s² − 1) ≤ 2, and the error
/// of the mean weight as n^(−1/s²) instead of n^(−½), for s² = 2 up to a logarithm.
public struct WideTargetTrial: Codable, Sendable, Hashable {
  /// The median of |mean w − 1| over the repetitions, for each n.
  public let errors: [Double]
  /// The mean of ESS/n, for each n.
  public let shares: [Double]

  /// Draws `repetitions` samples of each size.
  ///
  /// - Parameter variance: s² > 0.
  /// - Precondition: there is a repetition, and sizes are positive.
  public init(variance: Double, counts: [Int], repetitions: Int = 60, from random: RandomSource) {
    let (rate, scale) = ((1 - 1 / variance) / 2, 1 / variance.squareRoot())
    let trials = counts.map { count in
      (0..<repetitions).map { _ in ImportanceWeights(random.normals(count: count).map { scale * Double.exp(rate * $0 * $0) }) }
    }
    errors = trials.map { $0.map { ($0.mean - 1).magnitude }.median }
    shares = trials.map { $0.map(\.effectiveShare).mean }
  }

  /// 1/(1 + χ²), to which ESS/n tends; 0 where E w² is infinite.
  public static func share(variance: Double) -> Double { variance < 2 ? (variance * (2 - variance)).squareRoot() : 0 }
}
