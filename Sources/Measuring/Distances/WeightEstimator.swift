public import Learning
public import NumericCore
public import Transfer

/// The ways in which `lab measure` estimates importance weights of the source's rows.
public enum WeightEstimator: String, Sendable, Hashable, CaseIterable {
  /// A calibrated logistic regression that tells the target from the source, on standardised features: quadratic up to ten of them,
  /// else linear.
  case classifier
  /// Kernel mean matching with a Gaussian kernel by the median heuristic, B = 1000.
  case kmm
  /// Unconstrained least-squares importance fitting, its parameters by leave-one-out.
  case ulsif
  /// The Kullback–Leibler importance estimation procedure, its bandwidth by cross-validation.
  case kliep

  /// Estimates the weights.
  ///
  /// - Precondition: both samples have the same features.
  public func weights(source: Matrix, target: Matrix, random: RandomSource) throws(LearningError) -> ImportanceWeights {
    var generator = random
    switch self {
    case .classifier:
      // A penalty on coefficients, and on those of squares, has a meaning in one unit only.
      let frame = FeatureFrame(source, target, isStandardized: true)
      let (source, target) = (frame.coordinates(of: source), frame.coordinates(of: target))
      return try DomainClassifier(
        source: source, target: target, expansion: source.columnCount <= 10 ? .quadratic : .linear, calibration: .platt,
        using: &generator
      ).weights(of: source)
    case .kmm:
      let pooled = Matrix(
        rowCount: source.rowCount + target.rowCount, columnCount: source.columnCount, elements: source.elements + target.elements)
      return try KernelMeanMatching(source: source, target: target, kernel: try .medianHeuristic(pooled)).weights
    case .ulsif:
      return try LeastSquaresImportanceFitting(choosingFor: source, target: shuffled(target, random)).weights(of: source)
    case .kliep:
      return try KullbackLeiblerImportanceEstimation(
        choosingFor: source, target: shuffled(target, random), using: &generator
      ).weights(of: source)
    }
  }

  /// Every so many rows become centres: a sorted file would give them a pattern.
  private func shuffled(_ target: Matrix, _ random: RandomSource) -> Matrix {
    target.rows(random.stream("centres").permutation(target.rowCount))
  }
}
