internal import NumericCore

/// An event A on the line, x above a threshold or not, under the source N(0, 1) and the target N(μ, 1).
///
/// The ratio is w(x) = exp(μx − μ²/2), with E_S[w²] = exp(μ²) = 1 + χ², and E_T[w 1_A] = exp(μ²) P(N(2μ, 1) in A).
public struct ShiftedNormalEvent: Codable, Sendable, Hashable {
  /// The threshold.
  public let threshold: Double
  /// Whether A is above it; else it is what is not above it.
  public let isAbove: Bool

  /// An event.
  public init(threshold: Double, isAbove: Bool) {
    self.threshold = threshold
    self.isAbove = isAbove
  }

  /// w(x) at points of the source.
  public static func weights(of points: [Double], shift: Double) -> ImportanceWeights {
    ImportanceWeights(points.map { Double.exp(shift * $0 - shift * shift / 2) })
  }

  /// 1 in A, else 0.
  public func indicator(_ x: Double) -> Double { (x > threshold) == isAbove ? 1 : 0 }
  private var sign: Double { isAbove ? 1 : -1 }

  /// P_T(A).
  public func truth(shift: Double) -> Double { NormalDistribution.standard.cumulative(sign * (shift - threshold)) }

  /// E_T[w | A].
  public func meanWeight(shift: Double) -> Double {
    Double.exp(shift * shift) * NormalDistribution.standard.cumulative(sign * (2 * shift - threshold)) / truth(shift: shift)
  }

  /// (E_S[w² 1_A] − P_T(A)²)/n, the variance of the mean of w 1_A over n source examples.
  public func variance(shift: Double, count: Int) -> Double {
    let truth = truth(shift: shift)
    return (truth * meanWeight(shift: shift) - truth * truth) / Double(count)
  }

  /// E_T[w | A] < (2 + χ²)/2: to first order in 1/n the mean of w 1_A has a smaller squared error than Σ w 1_A / Σ w.
  ///
  /// With a = E_T[w | A] and p = P_T(A) the variances times n are pa − p² and E_S[w²(1_A − p)²] = pa(1 − 2p) + p²(1 + χ²).
  public func favoursPlain(shift: Double) -> Bool { meanWeight(shift: shift) < (1 + Double.exp(shift * shift)) / 2 }
}
