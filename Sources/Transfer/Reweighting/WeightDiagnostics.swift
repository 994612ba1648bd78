public import NumericCore

/// What to look at before believing a weighted result.
public struct WeightDiagnostics: Sendable, Hashable {
  /// One moment of one feature, or of a pair.
  public struct Moment: Sendable, Hashable {
    /// The mean over the source.
    public let source: Double
    /// The weighted mean over the source, Σ wᵢ f(xᵢ) / Σ wᵢ: what weighting makes of it.
    public let weighted: Double
    /// The mean over the target: what it should make.
    public let target: Double

    /// How far the weighted mean is from the target's.
    public var error: Double { (weighted - target).magnitude }
  }

  /// The number of weights.
  public let count: Int
  /// Kish's effective sample size (Σ w)² / Σ w², in 1…n; 0 where all weights are zero.
  ///
  /// Weights that miss the rare large values of the true ratio look better than they are: where χ² is large, this flatters.
  public let effectiveSampleSize: Double
  /// The empirical χ² divergence, mean w² / (mean w)² − 1 = n/ESS − 1; infinite where all weights are zero.
  public let chiSquared: Double
  /// The mean weight, near 1 for a density ratio.
  public let mean: Double
  /// The largest weight.
  public let largestWeight: Double
  /// The largest weight's share of the sum; 0 where all weights are zero.
  public let largestShare: Double
  /// The mean of each feature.
  public let firstMoments: [Moment]
  /// The mean of the square of each feature.
  public let secondMoments: [Moment]

  /// The diagnostics of weights.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`, the examples that the weights belong to.
  ///   - target: `n_T × d`.
  /// - Precondition: there is one weight a source example, at least one example of each domain, and both have the same features.
  public init(_ weights: ImportanceWeights, source: Matrix, target: Matrix) {
    precondition(weights.count == source.rowCount, "Diagnostics need one weight a source example.")
    precondition(source.rowCount > 0 && target.rowCount > 0, "Diagnostics need examples of both domains.")
    precondition(source.columnCount == target.columnCount, "Both domains have the same features.")
    let sum = weights.values.reduce(0, +)
    let squares = weights.values.dot(weights.values)
    count = weights.count
    effectiveSampleSize = weights.effectiveSampleSize
    chiSquared = sum > 0 ? Double(weights.count) * squares / (sum * sum) - 1 : .infinity
    mean = weights.mean
    largestWeight = weights.values.max() ?? 0
    largestShare = sum > 0 ? largestWeight / sum : 0
    // Without any weight nothing moves.
    let used = sum > 0 ? weights.values : nil
    firstMoments = Self.moments(source, target, weights: used)
    secondMoments = Self.moments(source.squaredElements, target.squaredElements, weights: used)
  }

  private static func moments(_ source: Matrix, _ target: Matrix, weights: [Double]?) -> [Moment] {
    let (plain, weighted, wanted) = (
      source.columnMeans, weights.map(source.columnMeans(weights:)) ?? source.columnMeans, target.columnMeans
    )
    return plain.indices.map { Moment(source: plain[$0], weighted: weighted[$0], target: wanted[$0]) }
  }
}

extension ImportanceWeights {
  /// Kish's effective sample size (Σ w)² / Σ w², in 1…n; 0 where all weights are zero.
  public var effectiveSampleSize: Double {
    values.contains { $0 > 0 } ? values.effectiveSampleSize : 0
  }

  /// ESS/n.
  ///
  /// - Precondition: there is a weight.
  public var effectiveShare: Double {
    precondition(count > 0, "No weights have no share.")
    return effectiveSampleSize / Double(count)
  }
}

extension Matrix {
  /// The matrix of the squares of the elements.
  var squaredElements: Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements.map { $0 * $0 })
  }
}
