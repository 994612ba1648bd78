internal import Learning
public import NumericCore

extension WeightedDomains {
  /// Examples of two normal distributions under one labelling, which is covariate shift, with the ratio of the densities; the
  /// source's are drawn first.
  ///
  /// - Parameters:
  ///   - labels: of the rows of a matrix, one a row.
  ///   - counts: the number of examples of each domain.
  ///   - random: what each domain is drawn from.
  /// - Precondition: both have the same dimension, and no count is negative.
  public init(
    source: MultivariateNormal, target: MultivariateNormal, labels: (Matrix) -> [Double], counts: (source: Int, target: Int),
    from random: (source: RandomSource, target: RandomSource)
  ) {
    func sample(_ law: MultivariateNormal, _ count: Int, _ random: RandomSource) -> Sample {
      let points = law.draws(count: count, from: random)
      return Sample(features: points, labels: labels(points))
    }
    let own = sample(source, counts.source, random.source)
    self.init(
      source: own, target: sample(target, counts.target, random.target),
      weights: GaussianDensityRatio(source: source, target: target).weights(of: own.features))
  }
}
