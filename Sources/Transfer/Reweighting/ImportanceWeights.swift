public import Learning
internal import NumericCore

/// Weights that make a source sample stand for the target: wᵢ approximates p_T(xᵢ)/p_S(xᵢ), whose mean over the source is 1.
///
/// They multiply losses, in ``Learning/Sample/weights``; never the features.
public struct ImportanceWeights: Sendable, Hashable {
  /// One a source example, finite and not negative.
  public let values: [Double]

  /// Weights from their values.
  ///
  /// - Precondition: all are finite, and none is negative.
  public init(_ values: [Double]) {
    precondition(values.allSatisfy { $0.isFinite && $0 >= 0 }, "Importance weights are finite and not negative.")
    self.values = values
  }

  /// The number of weights.
  public var count: Int { values.count }

  /// The mean, near 1 for a density ratio.
  ///
  /// - Precondition: there is a weight.
  public var mean: Double {
    precondition(!values.isEmpty, "No weights have no mean.")
    return values.reduce(0, +) / Double(values.count)
  }

  /// Weights above `bound` lowered to it: less variance for more bias.
  ///
  /// - Precondition: the bound is not negative.
  public func clipped(at bound: Double) -> ImportanceWeights {
    precondition(bound >= 0, "A bound of weights is not negative.")
    return ImportanceWeights(values.map { min($0, bound) })
  }

  /// The weights divided by their mean: an estimate with them is biased, but of less variance, and it does not depend on a common
  /// factor.
  ///
  /// - Throws: `zeroWeights` where they sum to zero.
  public func selfNormalised() throws(LearningError) -> ImportanceWeights {
    guard values.reduce(0, +) > 0 else { throw .zeroWeights }
    let mean = mean
    return ImportanceWeights(values.map { $0 / mean })
  }

  /// The estimate of the target's risk from losses on the source: the mean of wᵢ ℓᵢ.
  ///
  /// - Precondition: there is one loss a weight, and at least one.
  public func risk(losses: [Double]) -> Double {
    precondition(losses.count == count && count > 0, "A weighted risk needs one loss a weight.")
    return values.dot(losses) / Double(count)
  }

  /// The root of the mean of (wᵢ − vᵢ)².
  ///
  /// - Precondition: there are as many other weights, and at least one.
  public func rootMeanSquareDistance(to other: ImportanceWeights) -> Double {
    precondition(other.count == count && count > 0, "Weights are compared one by one.")
    let difference = values.subtracting(other.values)
    return (difference.dot(difference) / Double(count)).squareRoot()
  }
}

extension Sample {
  /// The sample with these weights; those that it had are multiplied by them.
  ///
  /// - Precondition: there is one weight an example.
  public func weighted(by weights: ImportanceWeights) -> Sample {
    precondition(weights.count == count, "A sample needs one weight an example.")
    let combined = self.weights.map { zip($0, weights.values).map { $0 * $1 } } ?? weights.values
    return Sample(features: features, labels: labels, weights: combined)
  }
}
