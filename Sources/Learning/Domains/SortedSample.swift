internal import NumericCore

/// Points of the real line in ascending order, with a weight each: what every one-dimensional distance starts from.
///
/// Weights are relative: the measure of a point is its weight over their sum. Without weights all points count the same, and the
/// distances are computed from counts, so that ties and cancellations are exact.
public struct SortedSample: Sendable, Hashable {
  /// The points, ascending, ties kept.
  public let values: [Double]
  /// The weight of each point, in the order of `values`; nil for equal weights.
  public let weights: [Double]?

  /// A sample without weights.
  ///
  /// - Precondition: there is at least one value, and all are finite.
  /// - Complexity: O(*n*).
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "A sample has at least one value.")
    self.init(sorted: values.radixSorted(), weights: nil)
  }

  /// A weighted sample.
  ///
  /// - Precondition: there are as many weights as values, none is negative or infinite, their sum is positive, and all values are
  ///   finite.
  public init(_ values: [Double], weights: [Double]) {
    precondition(values.count == weights.count, "A weighted sample needs one weight a value.")
    precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "The weights of a sample are finite and not negative.")
    precondition(weights.contains { $0 > 0 }, "The weights of a sample have a positive sum.")
    let sorted = values.radixSorted(withWeights: weights)
    self.init(sorted: sorted.values, weights: sorted.weights)
  }

  /// Values that are in ascending order already: where the two ends are finite, all are.
  private init(sorted values: [Double], weights: [Double]?) {
    precondition(values[0].isFinite && values[values.count - 1].isFinite, "The values of a sample are finite.")
    self.values = values
    self.weights = weights
  }

  /// The number of points.
  public var count: Int { values.count }
}
