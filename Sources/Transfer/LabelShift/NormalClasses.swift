public import NumericCore

/// Two classes on the line, N(−gap/2, 1) labelled 0 and N(gap/2, 1) labelled 1: domains differ in their shares π = P(Y = 1) alone.
///
/// The log-odds of the posterior are gap · x + ln(π/(1 − π)): the slope does not know the shares. A classifier 1[x > t] errs on
/// π Φ(t − gap/2) + (1 − π) Φ(−t − gap/2), least where the log-odds are 0.
public struct NormalClasses: Sendable, Hashable {
  /// The distance between the means, in standard deviations.
  public let gap: Double

  /// - Precondition: the gap is positive and finite.
  public init(gap: Double) {
    precondition(gap > 0 && gap.isFinite, "The classes have different means.")
    self.gap = gap
  }

  /// The class of a label.
  public func distribution(of label: Int) -> NormalDistribution {
    NormalDistribution(mean: (label == 1 ? 0.5 : -0.5) * gap, standardDeviation: 1)
  }

  /// ln(π/(1 − π)) of the posterior at x.
  public func logOdds(at x: Double, positiveShare: Double) -> Double { gap * x + Double.log(positiveShare / (1 - positiveShare)) }

  /// The threshold of least error, −ln(π/(1 − π))/gap.
  public func bestThreshold(positiveShare: Double) -> Double { -Double.log(positiveShare / (1 - positiveShare)) / gap }

  /// P(1[X > t] ≠ Y).
  public func error(threshold: Double, positiveShare: Double) -> Double {
    positiveShare * distribution(of: 1).cumulative(threshold) + (1 - positiveShare) * distribution(of: 0).upperTail(threshold)
  }

  /// The mean of the two classes' errors, which is the error at equal shares.
  public func balancedError(threshold: Double) -> Double { error(threshold: threshold, positiveShare: 0.5) }

  /// Mean and variance of X.
  public func moments(positiveShare: Double) -> (mean: Double, variance: Double) {
    ((positiveShare - 0.5) * gap, 1 + positiveShare * (1 - positiveShare) * gap * gap)
  }

  /// Examples of a domain.
  public func sample(count: Int, positiveShare: Double, from random: RandomSource) -> (points: [Double], labels: [Int]) {
    let labels = random.uniforms(count: count).map { $0 < positiveShare ? 1 : 0 }
    return (zip(labels, random.normals(count: count)).map { ($0 == 1 ? 0.5 : -0.5) * gap + $1 }, labels)
  }

  /// P(y | x) of each point under shares of the classes, `n × 2`, from its log-odds times a factor: above 1 it is too sure of
  /// itself.
  public func posteriors(at points: [Double], positiveShare: Double, sharpness: Double = 1) -> Matrix {
    let rows = points.flatMap { point -> [Double] in
      let odds = sharpness * logOdds(at: point, positiveShare: positiveShare)
      return [1 / (1 + Double.exp(odds)), 1 / (1 + Double.exp(-odds))]
    }
    return Matrix(rowCount: points.count, columnCount: 2, elements: rows)
  }
}
