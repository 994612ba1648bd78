public import NumericCore

/// A finite sample of a domain: features, and where they are known labels and weights.
public struct Sample: Sendable, Hashable {
  /// The features, `n × d`: rows are examples.
  public let features: Matrix
  /// The labels, one an example; nil for an unlabelled sample.
  public let labels: [Double]?
  /// The weights, one an example, not negative; nil for equal weights.
  public let weights: [Double]?

  /// A sample.
  ///
  /// - Precondition: labels and weights, where given, are as many as the examples, and no weight is negative.
  public init(features: Matrix, labels: [Double]? = nil, weights: [Double]? = nil) {
    precondition((labels?.count ?? features.rowCount) == features.rowCount, "A sample needs one label an example.")
    precondition((weights?.count ?? features.rowCount) == features.rowCount, "A sample needs one weight an example.")
    precondition((weights ?? []).allSatisfy { !($0 < 0) }, "The weights of a sample are not negative.")
    self.features = features
    self.labels = labels
    self.weights = weights
  }

  /// The number of examples.
  public var count: Int { features.rowCount }

  /// The empirical risk of predictions: the weighted mean of their losses against the labels.
  ///
  ///     R̂(h) = Σ wᵢ ℓ(h(xᵢ), yᵢ) / Σ wᵢ
  ///
  /// - Parameter predictions: one an example.
  /// - Precondition: the sample is labelled, not empty, and its weights do not sum to zero.
  public func risk(of predictions: [Double], loss: Loss) -> Double {
    guard let labels else { preconditionFailure("Only a labelled sample has a risk.") }
    precondition(predictions.count == count, "A risk needs one prediction an example.")
    let losses = zip(predictions, labels).map { loss($0, $1) }
    let weights = self.weights ?? Array(repeating: 1, count: count)
    let total = weights.reduce(0, +)
    precondition(total > 0, "A risk needs weights with a positive sum.")
    return zip(weights, losses).map { $0 * $1 }.reduce(0, +) / total
  }
}

extension Sample {
  /// The rows of both samples, labelled 0 for the source and 1 for the target.
  package static func domains(source: Matrix, target: Matrix) -> Sample {
    Sample(
      features: source.appending(rowsOf: target),
      labels: Array(repeating: 0, count: source.rowCount) + Array(repeating: 1, count: target.rowCount))
  }
}
