public import NumericCore

/// Two normal distributions on the line whose threshold divergences are known in closed form.
///
/// F_S − F_T is extreme where the densities are equal: at one point for equal variances, else at the two roots of a quadratic.
public struct NormalPair: Sendable {
  /// The source.
  public let source: NormalDistribution
  /// The target.
  public let target: NormalDistribution

  /// A pair of normal distributions.
  public init(source: NormalDistribution, target: NormalDistribution) {
    self.source = source
    self.target = target
  }

  /// The points at which the densities are equal, ascending; none where the distributions are the same.
  public var crossings: [Double] {
    // ln p_S − ln p_T = a x² + b x + c
    let (m, s) = (source.mean, source.standardDeviation)
    let (n, t) = (target.mean, target.standardDeviation)
    let a = 0.5 / (t * t) - 0.5 / (s * s)
    let b = m / (s * s) - n / (t * t)
    let c = 0.5 * n * n / (t * t) - 0.5 * m * m / (s * s) + .log(t / s)
    guard a != 0 else { return b == 0 ? [] : [-c / b] }
    // The discriminant is positive: narrow and wide densities always cross twice.
    let root = max(0, b * b - 4 * a * c).squareRoot()
    let half = -0.5 * (b + (b < 0 ? -root : root))
    return half == 0 ? [0, 0] : [half / a, c / half].sorted()
  }

  /// sup over HΔH of thresholds of |S(A) − T(A)|, which is Kuiper's max(F_S − F_T) + max(F_T − F_S), zero included.
  public var kuiper: Double {
    let excesses = crossings.map { source.cumulative($0) - target.cumulative($0) }
    return (excesses + [0]).reduce(0, max) - (excesses + [0]).reduce(0, min)
  }
}
