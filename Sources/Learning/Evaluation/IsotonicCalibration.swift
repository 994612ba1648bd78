/// Probabilities from scores by the non-decreasing function of least squares: the weighted means of pools of neighbouring scores.
///
/// Found by pooling adjacent violators. Assumes no shape beside the order, so it needs more examples than ``PlattScaling``.
///
/// Source: M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid and E. Silverman, "An empirical distribution function for sampling with
/// incomplete information", Annals of Mathematical Statistics 26 (1955).
public struct IsotonicCalibration: Sendable, Hashable {
  /// The smallest score of each pool, ascending.
  public let thresholds: [Double]
  /// The probability of each pool, ascending.
  public let probabilities: [Double]

  /// Fits the function.
  ///
  /// - Parameters:
  ///   - scores: one an example.
  ///   - labels: 0 or 1, or targets between.
  ///   - weights: not negative; nil for equal weights.
  /// - Precondition: all are equally many, and no weight is negative.
  /// - Throws: ``LearningError`` where there is nothing to fit, a number is NaN, or the weights sum to zero.
  /// - Complexity: O(*n* log *n*)
  public init(scores: [Double], labels: [Double], weights: [Double]? = nil) throws(LearningError) {
    let weights = weights ?? Array(repeating: 1, count: scores.count)
    precondition(scores.count == labels.count && weights.count == scores.count, "A calibration needs one label and weight a score.")
    precondition(weights.allSatisfy { $0 >= 0 }, "The weights of a calibration are not negative.")
    guard !scores.isEmpty else { throw .tooFewExamples(count: 0, needed: 1) }
    guard scores.allSatisfy({ !$0.isNaN }) && labels.allSatisfy({ !$0.isNaN }) else { throw .nonFinite }
    var pools: [(threshold: Double, weight: Double, sum: Double)] = []
    for example in scores.indices.sorted(by: { scores[$0] < scores[$1] }) where weights[example] > 0 {
      let (weight, sum) = (weights[example], weights[example] * labels[example])
      if let last = pools.last, last.threshold == scores[example] {
        pools[pools.count - 1] = (last.threshold, last.weight + weight, last.sum + sum)
      } else {
        Self.merge(&pools)
        pools.append((scores[example], weight, sum))
      }
    }
    Self.merge(&pools)
    guard !pools.isEmpty else { throw .zeroWeights }
    thresholds = pools.map(\.threshold)
    probabilities = pools.map { $0.sum / $0.weight }
  }

  /// Joins the last pool with those before it whose means are not smaller.
  private static func merge(_ pools: inout [(threshold: Double, weight: Double, sum: Double)]) {
    while pools.count >= 2 {
      let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
      guard before.sum * last.weight >= last.sum * before.weight else { return }
      pools.removeLast()
      pools[pools.count - 1] = (before.threshold, before.weight + last.weight, before.sum + last.sum)
    }
  }

  /// The calibrated probability of a score: that of the last pool which starts at or below it, of the first pool for smaller
  /// scores.
  public func callAsFunction(_ score: Double) -> Double {
    var (low, high) = (0, thresholds.count)
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= score { low = middle + 1 } else { high = middle }
    }
    return probabilities[max(0, low - 1)]
  }
}
