public import Learning
public import NumericCore

/// Ways to importance weights, each with the settings that are usual for it.
public enum WeightMethod: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable, Hashable {
  /// All weights 1.
  case none = "no weights"
  /// The true ratio, where it is known.
  case truth = "true ratio"
  /// A classifier of domains whose logit is linear.
  case linearClassifier = "classifier, linear"
  /// A classifier whose logit is quadratic.
  case quadraticClassifier = "classifier, quadratic"
  /// Kernel mean matching with B = 1000, by the median heuristic.
  case meanMatching = "KMM"
  /// The same with B = 10.
  case boundedMatching = "KMM, B = 10"
  /// uLSIF with half the median distance as bandwidth.
  case leastSquares = "uLSIF"
  /// RuLSIF with the same bandwidth.
  case relative = "RuLSIF"
  /// KLIEP with the same bandwidth.
  case kullbackLeibler = "KLIEP"

  /// Estimates the weights of the source examples from the features of both domains; `truth` is used for the true ratio alone, the
  /// relativity α for RuLSIF.
  ///
  /// - Precondition: both domains have the same features; 0 ≤ α < 1.
  /// - Returns: the weights, and the number of steps of an iterative method.
  public func weights(
    source: Matrix, target: Matrix, truth: ImportanceWeights, relativity: Double = 0.1
  ) throws(LearningError) -> (weights: ImportanceWeights, stepCount: Int?) {
    switch self {
    case .none: return (ImportanceWeights(Array(repeating: 1, count: source.rowCount)), nil)
    case .truth: return (truth, nil)
    case .linearClassifier, .quadraticClassifier:
      let classifier = try DomainClassifier(
        source: source, target: target, expansion: self == .linearClassifier ? .linear : .quadratic)
      return (classifier.weights(of: source), classifier.model.iterationCount)
    case .meanMatching, .boundedMatching:
      let matching = try KernelMeanMatching(
        source: source, target: target, kernel: try Self.kernel(source, target),
        largestWeight: self == .meanMatching ? 1000 : 10)
      return (matching.weights, matching.certificate.iterationCount)
    case .leastSquares:
      let fit = try LeastSquaresImportanceFitting(
        source: source, target: target, bandwidth: try Self.bandwidth(source, target) / 2, penalty: 0.1, centreLimit: 50)
      return (fit.weights(of: source), nil)
    case .relative:
      let fit = try RelativeImportanceFitting(
        source: source, target: target, relativity: relativity, bandwidth: try Self.bandwidth(source, target) / 2, penalty: 0.1,
        centreLimit: 50)
      return (fit.weights(of: source), nil)
    case .kullbackLeibler:
      let fit = try KullbackLeiblerImportanceEstimation(
        source: source, target: target, bandwidth: try Self.bandwidth(source, target) / 2, centreLimit: 50, tolerance: 1e-3)
      return (fit.weights(of: source), fit.iterationCount)
    }
  }

  /// The Gaussian kernel by the median heuristic on both domains together.
  public static func kernel(_ source: Matrix, _ target: Matrix) throws(LearningError) -> Kernel {
    try .medianHeuristic(
      Matrix(
        rowCount: source.rowCount + target.rowCount, columnCount: source.columnCount,
        elements: source.elements + target.elements))
  }

  private static func bandwidth(_ source: Matrix, _ target: Matrix) throws(LearningError) -> Double {
    guard case .gaussian(let bandwidth) = try kernel(source, target) else { throw .notDetermined }
    return bandwidth
  }
}
