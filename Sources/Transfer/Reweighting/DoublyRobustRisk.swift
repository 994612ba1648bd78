internal import NumericCore

extension ImportanceWeights {
  /// The doubly robust estimate of the target's mean of ℓ: a model m(x) of ℓ, averaged over the target, and the weighted mean of
  /// its residuals.
  ///
  ///     mean over the target of m(z) + mean over the source of w(x) (ℓ − m(x))
  ///
  /// Its expectation differs from E_T[ℓ] by E_S[(ŵ − w)(E[ℓ | x] − m)]: not at all where the weights are the ratio *or* m is E[ℓ |
  /// x], and in general where neither is right.
  ///
  /// - Parameters:
  ///   - losses: ℓ of the source examples, one a weight.
  ///   - predicted: m of the same examples.
  ///   - targetPredicted: m of the target examples.
  /// - Precondition: there is one loss and one prediction a weight, and at least one example of each domain.
  public func doublyRobustRisk(losses: [Double], predicted: [Double], targetPredicted: [Double]) -> Double {
    precondition(!targetPredicted.isEmpty, "A mean over the target needs an example.")
    return targetPredicted.mean + risk(losses: losses.subtracting(predicted))
  }
}
