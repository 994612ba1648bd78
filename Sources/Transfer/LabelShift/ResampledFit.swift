public import Learning
public import NumericCore

/// How a logistic fit of two classes changes where its sample gets other shares: by weights, and by leaving examples out.
///
/// P(y | x) changes by a constant factor of the odds (``PriorCorrection``), so that in the limit of many examples the slope stays
/// and the intercept moves by ln (π_T (1 − π_S)/(π_S (1 − π_T))), if only the log-odds are linear.
public struct ResampledFit: Sendable, Hashable, Codable {
  /// The changes of the coefficients and of the intercept, the last, with each example weighted by P_T(y)/P_S(y).
  public let weighted: [Double]
  /// The same with each example kept with a probability in proportion to its weight, the largest 1.
  public let thinned: [Double]

  /// Fits three times.
  ///
  /// - Parameters:
  ///   - sample: with labels 0 and 1.
  ///   - source: P_S(1), in the sample.
  ///   - target: P_T(1).
  /// - Precondition: both shares lie in 0…1.
  /// - Throws: ``LabelShiftError`` where the source lacks a class, ``LearningError`` where a fit has no solution.
  public init(_ sample: Sample, from source: Double, to target: Double, random: RandomSource) throws {
    let weights = try PriorCorrection(from: [1 - source, source], to: [1 - target, target]).weights
    let own = (sample.labels ?? []).map { weights[$0 == 1 ? 1 : 0] }
    let most = weights.reduce(0, max)
    let kept = own.indices.filter { random.bernoulli(own[$0] / most) }
    func parameters(_ sample: Sample) throws(LearningError) -> [Double] {
      let fit = try LogisticRegression(sample, penalty: 0)
      return fit.coefficients + [fit.intercept]
    }
    let plain = try parameters(sample)
    weighted = try parameters(sample.weighted(by: ImportanceWeights(own))).subtracting(plain)
    thinned = try parameters(sample.examples(kept)).subtracting(plain)
  }
}
