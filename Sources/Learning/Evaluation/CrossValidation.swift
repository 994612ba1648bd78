public import NumericCore

/// The risk of a learner, estimated on examples that it did not see: by *k*-fold cross-validation, with importance weights where
/// the risk on another domain is wanted.
///
/// With weights w(x) = p_T(x)/p_S(x) the mean of w(xᵢ) ℓᵢ estimates the target's risk without bias under covariate shift, where the
/// plain mean estimates the source's; the price is variance, of the order of 1 + χ²(T‖S).
///
/// Source: M. Sugiyama, M. Krauledat and K.-R. Müller, "Covariate shift adaptation by importance weighted cross validation", JMLR 8
/// (2007).
public struct CrossValidation: Sendable, Hashable {
  /// The loss of each example under the model that was trained without its fold.
  public let losses: [Double]
  /// The importance weight of each example; 1 where none were given.
  public let importanceWeights: [Double]

  /// Trains once for each fold and tests on the fold.
  ///
  /// - Parameters:
  ///   - sample: labelled.
  ///   - folds: one for each example.
  ///   - importanceWeights: w(xᵢ), not negative; nil for the risk on the sample's own domain. They weigh the losses only; a learner
  ///     that shall weigh the examples too finds its weights in the sample.
  ///   - predictions: trains on the sample and predicts the labels of the rows.
  /// - Precondition: the sample is labelled; there is a fold, and a weight if any, for each of its examples.
  /// - Throws: what `predictions` throws.
  public init<Failure: Error>(
    _ sample: Sample, folds: Folds, loss: Loss, importanceWeights: [Double]? = nil,
    predictions: (_ training: Sample, _ features: Matrix) throws(Failure) -> [Double]
  ) throws(Failure) {
    guard let labels = sample.labels else { preconditionFailure("Cross-validation needs a labelled sample.") }
    precondition((importanceWeights?.count ?? sample.count) == sample.count, "A risk needs one importance weight an example.")
    precondition((importanceWeights ?? []).allSatisfy { $0 >= 0 }, "Importance weights are not negative.")
    let predicted = try folds.heldOutPredictions(of: sample, predictions: predictions)
    losses = zip(predicted, labels).map { loss($0, $1) }
    self.importanceWeights = importanceWeights ?? Array(repeating: 1, count: sample.count)
  }

  /// The estimate of the risk: the mean of wᵢ ℓᵢ.
  public var risk: Double { zip(importanceWeights, losses).reduce(0) { $0 + $1.0 * $1.1 } / Double(losses.count) }
}

extension Folds {
  /// What is predicted of each example by a model that was trained without its fold.
  ///
  /// - Parameter predictions: trains on the sample and predicts a number for each of the rows.
  /// - Precondition: there is a fold for each example.
  /// - Throws: what `predictions` throws.
  public func heldOutPredictions<Failure: Error>(
    of sample: Sample, predictions: (_ training: Sample, _ features: Matrix) throws(Failure) -> [Double]
  ) throws(Failure) -> [Double] {
    precondition(assignment.count == sample.count, "Cross-validation needs a fold for every example.")
    var all = [Double](repeating: 0, count: sample.count)
    for fold in 0..<count {
      let examples = heldOut(fold)
      let predicted = try predictions(sample.examples(training(fold)), sample.features.rows(examples))
      precondition(predicted.count == examples.count, "A learner makes one prediction a row.")
      for (example, prediction) in zip(examples, predicted) { all[example] = prediction }
    }
    return all
  }
}

extension Sample {
  /// The sample of the examples with these indices, in this order.
  public func examples(_ indices: [Int]) -> Sample {
    Sample(
      features: features.rows(indices), labels: labels.map { labels in indices.map { labels[$0] } },
      weights: weights.map { weights in indices.map { weights[$0] } })
  }
}
