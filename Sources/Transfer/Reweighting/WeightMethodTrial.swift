public import Learning
public import NumericCore

/// What one way to weights comes to on samples of both domains: how near the weights are to the truth, and how good a support
/// vector machine that was trained with them is on the target.
public struct WeightMethodTrial: Codable, Sendable, Hashable {
  /// The mean weight minus 1.
  public let meanError: Double
  /// The root mean square of ŵ/mean ŵ − w/mean w over the source sample.
  public let ratioError: Double
  /// ESS/n.
  public let effectiveShare: Double
  /// The largest distance of a weighted mean of a feature to its target mean.
  public let firstMomentError: Double
  /// The same of a feature's square.
  public let secondMomentError: Double
  /// The error on the test sample of a machine with these weights, divided by their mean.
  public let targetError: Double
  /// The steps of an iterative method.
  public let stepCount: Int?

  /// Weights, trains and tests.
  ///
  /// - Parameters:
  ///   - domains: the source that is weighted, the target examples that the machine is tested on, and the true ratio.
  ///   - target: the target features that the weights may see.
  ///   - kernel: of the machine.
  ///   - relativity: α of RuLSIF.
  /// - Throws: ``LearningError`` where weights or machine cannot be had from these samples.
  public init(
    _ method: WeightMethod, on domains: WeightedDomains, seeing target: Matrix, kernel: Kernel, relativity: Double = 0.1
  ) throws(LearningError) {
    let (source, truth) = (domains.source, domains.weights)
    let (weights, stepCount) = try method.weights(
      source: source.features, target: target, truth: truth, relativity: relativity)
    let normalised = try weights.selfNormalised()
    let diagnostics = WeightDiagnostics(weights, source: source.features, target: target)
    let machine = try SupportVectorMachine(source.weighted(by: normalised), kernel: kernel)
    meanError = weights.mean - 1
    ratioError = normalised.rootMeanSquareDistance(to: try truth.selfNormalised())
    effectiveShare = weights.effectiveShare
    firstMomentError = diagnostics.firstMoments.reduce(0) { max($0, $1.error) }
    secondMomentError = diagnostics.secondMoments.reduce(0) { max($0, $1.error) }
    targetError = domains.targetError(of: machine)
    self.stepCount = stepCount
  }

  /// Several ways on the same samples.
  ///
  /// - Throws: as for one way.
  public static func trials(
    of methods: [WeightMethod], on domains: WeightedDomains, seeing target: Matrix, kernel: Kernel, relativity: Double = 0.1
  ) throws(LearningError) -> [WeightMethod: WeightMethodTrial] {
    var trials: [WeightMethod: WeightMethodTrial] = [:]
    for method in methods {
      trials[method] = try WeightMethodTrial(method, on: domains, seeing: target, kernel: kernel, relativity: relativity)
    }
    return trials
  }
}
