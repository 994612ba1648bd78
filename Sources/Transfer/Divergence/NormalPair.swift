internal import Learning
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

// MARK: - Samples

extension NormalPair {
  /// Points of the source, and as many of the target.
  private func sample(count: Int, from random: RandomSource) -> (source: [Double], target: [Double]) {
    func points(of law: NormalDistribution) -> [Double] {
      random.normals(count: count).map { law.mean + law.standardDeviation * $0 }
    }
    let source = points(of: source)
    return (source, points(of: target))
  }

  /// Kuiper's statistic of samples less its true value, for repeated samples.
  ///
  /// - Parameters:
  ///   - sampleSize: the points of each domain.
  ///   - count: how many pairs of samples are drawn.
  /// - Precondition: the sample size is positive.
  public func kuiperErrors(sampleSize: Int, count: Int, from random: RandomSource) -> [Double] {
    precondition(sampleSize > 0, "A sample has at least one example.")
    let truth = kuiper
    return (0..<count).map { _ in
      let sample = sample(count: sampleSize, from: random)
      return ThresholdDivergence(SortedSample(sample.source), SortedSample(sample.target)).kuiper - truth
    }
  }

  /// Every term of the bound measured on labelled examples of each domain; a point below its domain's mean is labelled 1.
  ///
  /// - Precondition: there is an example.
  public func measuredTerms(exampleCount: Int, from random: RandomSource) -> ThresholdSampleTerms {
    let sample = sample(count: exampleCount, from: random)
    return ThresholdSampleTerms(
      source: sample.source.map { ($0, $0 < source.mean) }, target: sample.target.map { ($0, $0 < target.mean) })
  }

  /// R_T of the threshold 1[x < t] where the target's labels are 1 below its mean: |F_T(t) − ½|.
  ///
  /// - Parameter threshold: t; nil for the constant 1.
  public func targetRisk(threshold: Double?) -> Double { (target.cumulative(threshold ?? .infinity) - 0.5).magnitude }
}
