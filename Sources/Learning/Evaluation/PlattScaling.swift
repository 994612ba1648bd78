internal import NumericCore

/// Probabilities from scores by a fitted logistic curve: P(y = 1 | f) = 1 / (1 + exp(−(slope · f + intercept))).
///
/// Fitted to the softened labels (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2) in place of 1 and 0, so that separable scores give no
/// certainties. Fit it on examples that the scores were not trained on: scores on training examples are too good.
///
/// Source: J. Platt, "Probabilistic outputs for support vector machines", Advances in Large Margin Classifiers (1999).
public struct PlattScaling: Sendable, Hashable {
  /// The factor of the score.
  public let slope: Double
  /// The logit at the score 0.
  public let intercept: Double

  /// Fits the curve.
  ///
  /// - Parameters:
  ///   - scores: one an example.
  ///   - labels: 0 or 1.
  ///   - weights: not negative; nil for equal weights. n₊ and n₋ are the sums of weights of the classes.
  /// - Precondition: all are equally many, and no weight is negative.
  /// - Throws: ``LearningError`` for bad labels, scores that are all equal, or a single class.
  public init(scores: [Double], labels: [Double], weights: [Double]? = nil) throws(LearningError) {
    precondition(scores.count == labels.count, "A calibration needs one label a score.")
    let column = Matrix(rowCount: scores.count, columnCount: 1, elements: scores)
    let examples = try BinaryExamples(Sample(features: column, labels: labels, weights: weights))
    let positive = zip(labels, examples.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let negative = examples.totalWeight - positive
    // A softened label t is a share t of a positive and 1 − t of a negative example.
    let targets = labels.map { $0 == 1 ? (positive + 1) / (positive + 2) : 1 / (negative + 2) }
    let softened = Sample(
      features: Matrix(rowCount: 2 * scores.count, columnCount: 1, elements: scores + scores),
      labels: labels.map { _ in 1 } + labels.map { _ in 0 },
      weights: zip(targets, examples.weights).map { $0 * $1 } + zip(targets, examples.weights).map { (1 - $0) * $1 })
    let model = try LogisticRegression(softened, penalty: 0)
    slope = model.coefficients[0]
    intercept = model.intercept
  }

  /// The calibrated probability of a score.
  public func callAsFunction(_ score: Double) -> Double { logisticFunction(slope * score + intercept) }
}
