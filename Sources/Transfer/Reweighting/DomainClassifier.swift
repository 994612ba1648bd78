public import Learning
public import NumericCore

/// Importance weights from a classifier that tells the target from the source.
///
///     w(x) = p_T(x) / p_S(x) = (n_S / n_T) · P(target | x) / P(source | x)
///
/// exactly, by Bayes' rule, where P is the law of the pooled sample of n_S source and n_T target examples. Without the factor
/// n_S/n_T all weights are off by n_T/n_S. The classifier is a logistic regression, so log w is linear in the expanded features;
/// where the true log ratio is not, the weights are biased however large the samples: see ``FeatureExpansion``. Calibration repairs
/// the scale of the probabilities, not their order.
///
/// Source: S. Bickel, M. Brückner and T. Scheffer, "Discriminative learning under covariate shift", JMLR 10 (2009).
public struct DomainClassifier: Sendable, Hashable {
  /// How probabilities are calibrated, on scores of examples that the classifier was not trained on.
  public enum Calibration: String, Sendable, Hashable, CaseIterable {
    /// A logistic curve of the score.
    case platt
    /// A non-decreasing step function of the score; its probabilities are kept away from 0 and 1 by half an example.
    case isotonic
  }

  private enum Calibrator: Sendable, Hashable {
    case none
    case platt(PlattScaling)
    case isotonic(IsotonicCalibration)
  }

  /// The expansion of the features.
  public let expansion: FeatureExpansion
  /// The classifier of the expanded features; label 1 is the target.
  public let model: LogisticRegression
  /// n_S / n_T.
  public let sampleRatio: Double
  private let calibrator: Calibrator
  private let smallestShare: Double

  /// Trains the classifier.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`.
  ///   - target: `n_T × d`.
  ///   - expansion: the functions that the logit is linear in.
  ///   - penalty: λ of the logistic regression; 0 where the domains overlap well.
  /// - Precondition: both domains have the same features.
  /// - Throws: ``LearningError`` where a domain is empty or not finite, or, without a penalty, where the domains can be separated.
  public init(
    source: Matrix, target: Matrix, expansion: FeatureExpansion = .linear, penalty: Double = 1
  ) throws(LearningError) {
    let pooled = try Self.pool(source, target, expansion: expansion)
    try self.init(pooled, expansion: expansion, penalty: penalty, counts: (source.rowCount, target.rowCount), calibrator: .none)
  }

  /// Trains the classifier and calibrates it on scores from cross-validation.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`.
  ///   - target: `n_T × d`.
  ///   - calibration: how.
  ///   - foldCount: the number of folds of the cross-validation.
  ///   - generator: divides the examples into folds.
  /// - Precondition: both domains have the same features; there are at least two folds.
  /// - Throws: ``LearningError`` as without calibration, and where there are fewer examples than folds.
  public init(
    source: Matrix, target: Matrix, expansion: FeatureExpansion = .linear, penalty: Double = 1, calibration: Calibration,
    foldCount: Int = 5, using generator: inout some RandomNumberGenerator
  ) throws(LearningError) {
    let pooled = try Self.pool(source, target, expansion: expansion)
    let labels = pooled.labels ?? []
    let folds = try Folds(count: foldCount, stratifying: labels, using: &generator)
    let scores = try folds.heldOutPredictions(of: pooled) { (training, features) throws(LearningError) in
      try LogisticRegression(training, penalty: penalty).scores(of: features)
    }
    let calibrator: Calibrator =
      switch calibration {
      case .platt: .platt(try PlattScaling(scores: scores, labels: labels))
      case .isotonic: .isotonic(try IsotonicCalibration(scores: scores, labels: labels))
      }
    try self.init(
      pooled, expansion: expansion, penalty: penalty, counts: (source.rowCount, target.rowCount), calibrator: calibrator)
  }

  private init(
    _ pooled: Sample, expansion: FeatureExpansion, penalty: Double, counts: (source: Int, target: Int), calibrator: Calibrator
  ) throws(LearningError) {
    self.expansion = expansion
    self.calibrator = calibrator
    model = try LogisticRegression(pooled, penalty: penalty)
    sampleRatio = Double(counts.source) / Double(counts.target)
    smallestShare = 0.5 / Double(counts.source + counts.target)
  }

  /// The expanded features of both domains, source first, labelled 0 and 1.
  private static func pool(_ source: Matrix, _ target: Matrix, expansion: FeatureExpansion) throws(LearningError) -> Sample {
    precondition(source.columnCount == target.columnCount, "Both domains have the same features.")
    guard source.rowCount > 0 && target.rowCount > 0 else { throw .tooFewExamples(count: 0, needed: 1) }
    return Sample(
      features: expansion(source.appending(rowsOf: target)),
      labels: Array(repeating: 0, count: source.rowCount) + Array(repeating: 1, count: target.rowCount))
  }

  /// P(target | x) of each row, calibrated where that was asked for.
  ///
  /// - Precondition: the rows have the features of the domains.
  public func targetProbabilities(of features: Matrix) -> [Double] {
    logits(of: features).map { 1 / (1 + Double.exp(-$0)) }
  }

  /// w(x) = (n_S/n_T) P(target | x) / P(source | x) of each row.
  ///
  /// - Precondition: the rows have the features of the domains.
  public func weights(of features: Matrix) -> ImportanceWeights {
    // The odds are the exponential of the logit: no division by a P(source | x) that rounds to 0.
    ImportanceWeights(logits(of: features).map { sampleRatio * Double.exp(min($0, 700)) })
  }

  /// log P(target | x)/P(source | x) of each row.
  private func logits(of features: Matrix) -> [Double] {
    model.scores(of: expansion(features)).map { score in
      switch calibrator {
      case .none: return score
      case .platt(let curve): return curve.slope * score + curve.intercept
      case .isotonic(let steps):
        let share = min(max(steps(score), smallestShare), 1 - smallestShare)
        return Double.log(share / (1 - share))
      }
    }
  }

  /// The weights that known class probabilities imply: (n_S/n_T) p / (1 − p).
  ///
  /// - Parameters:
  ///   - targetProbabilities: P(target | x) of each example, below 1.
  ///   - sourceCount: n_S.
  ///   - targetCount: n_T.
  /// - Precondition: probabilities are in 0..<1, counts are positive.
  public static func weights(
    targetProbabilities: [Double], sourceCount: Int, targetCount: Int
  ) -> ImportanceWeights {
    precondition(sourceCount > 0 && targetCount > 0, "Both domains have examples.")
    precondition(targetProbabilities.allSatisfy { $0 >= 0 && $0 < 1 }, "Where P(target | x) is 1, the weight is not finite.")
    let ratio = Double(sourceCount) / Double(targetCount)
    return ImportanceWeights(targetProbabilities.map { ratio * $0 / (1 - $0) })
  }
}
