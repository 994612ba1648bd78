public import Learning
public import NumericCore

extension BiasedData {
  /// A biased training part and an untouched test part, both standardised by the first half before it was biased.
  public struct Split: Sendable, Hashable {
    /// What the bias kept of one half.
    public let training: Sample
    /// P(s = 1 | x, y) of each training example; one over it is its weight, up to a factor.
    public let keepProbabilities: [Double]
    /// The other half.
    public let test: Sample
  }

  /// Divides the examples at random in two halves and keeps some of the first.
  public func split(from random: RandomSource) -> Split {
    let order = random.permutation(sample.count)
    let half = order.count / 2
    let pool = sample.examples(Array(order[..<half]))
    let standard = Standardisation(pool.features)
    let training = standard(pool)
    let probabilities = selectionProbabilities(training)
    let kept = probabilities.indices.filter { random.bernoulli(probabilities[$0]) }
    return Split(
      training: training.examples(kept), keepProbabilities: kept.map { probabilities[$0] },
      test: standard(sample.examples(Array(order[half...]))))
  }
}
