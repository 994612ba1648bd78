import Learning
import NumericCore
import Transfer

/// The ways to weights that the chapter compares.
enum WeightMethod: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
  case none = "no weights"
  case truth = "true ratio"
  case linearClassifier = "classifier, linear"
  case quadraticClassifier = "classifier, quadratic"
  case meanMatching = "KMM"
  case boundedMatching = "KMM, B = 10"
  case leastSquares = "uLSIF"
  case relative = "RuLSIF"
  case kullbackLeibler = "KLIEP"

  /// Estimates the weights of the source examples from the features of both domains; `truth` is used for the true ratio alone, the relativity α
  /// for RuLSIF.
  ///
  /// - Returns: the weights, and the number of steps of an iterative method.
  func weights(
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
  static func kernel(_ source: Matrix, _ target: Matrix) throws(LearningError) -> Kernel {
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
