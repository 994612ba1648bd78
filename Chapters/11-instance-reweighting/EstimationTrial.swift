import Learning
import NumericCore
import Transfer
import Worlds

/// The ways to weights against the planted truth, for one seed, in the plane of ``CubicBoundaryWorld``; and two one-dimensional
/// worlds that show what a kernel and a logit can express.
struct EstimationTrial: Codable, Sendable, Hashable {
  /// What one method gave.
  struct Result: Codable, Sendable, Hashable {
    /// The mean weight minus 1.
    let meanError: Double
    /// The root mean square of ŵ/mean ŵ − w/mean w over the source sample.
    let ratioError: Double
    /// ESS/n.
    let effectiveShare: Double
    /// The largest distance of a weighted mean of a feature to its target mean.
    let firstMomentError: Double
    /// The same of a feature's square.
    let secondMomentError: Double
    /// The target error of a support vector machine with these weights, γ = 0.5.
    let targetError: Double
    /// The steps of an iterative method.
    let stepCount: Int?
  }

  /// The number of source examples, and of target examples.
  static let sampleCount = 200

  /// What every method gave.
  let results: [WeightMethod: Result]
  /// Kernel mean matching with the Gaussian and with the linear kernel.
  let matching: MatchingTrial
  /// The weighted mean of x² where N(0, 1) shifts to N(0, ¼), with a linear and with a quadratic logit.
  let linearMoment: Double
  let quadraticMoment: Double

  /// The diagnostics of a published mistake, by variant; nil where none was asked for.
  let diagnostics: [[Double]]?

  init(seed: UInt64, relativity: Double, mistake: Mistake?) throws(LearningError) {
    let random = RandomSource(seed: seed).stream("estimation")
    diagnostics = if let mistake { try mistake.diagnostics(seed: seed) } else { nil }
    results = try Self.results(relativity: relativity, from: random.stream("plane"))
    matching = try MatchingTrial(from: random.stream("matching"))
    let source = random.normals(rowCount: 500, columnCount: 1)
    let target = 0.5 * random.normals(rowCount: 500, columnCount: 1)
    var moments: [Double] = []
    for expansion in [FeatureExpansion.linear, .quadratic] {
      let weights = try DomainClassifier(source: source, target: target, expansion: expansion).weights(of: source)
      moments.append(WeightDiagnostics(weights, source: source, target: target).secondMoments[0].weighted)
    }
    (linearMoment, quadraticMoment) = (moments[0], moments[1])
  }

  private static func results(relativity: Double, from random: RandomSource) throws(LearningError) -> [WeightMethod: Result] {
    let world = CubicBoundaryWorld()
    let source = world.sample(of: world.source, count: sampleCount, from: random.stream("source"))
    let target = world.sample(of: world.target, count: sampleCount, from: random.stream("target"))
    let test = world.sample(of: world.target, count: PlaneTrial.testCount, from: random.stream("test"))
    let truth = GaussianDensityRatio(source: world.source, target: world.target).weights(of: source.features)
    var results: [WeightMethod: Result] = [:]
    for method in WeightMethod.allCases {
      let (weights, stepCount) = try method.weights(
        source: source.features, target: target.features, truth: truth, relativity: relativity)
      let normalised = try weights.selfNormalised()
      let difference = normalised.values.subtracting(try truth.selfNormalised().values)
      let diagnostics = WeightDiagnostics(weights, source: source.features, target: target.features)
      let machine = try SupportVectorMachine(
        source.weighted(by: normalised), kernel: .gaussian(gamma: PlaneTrial.gammas[PlaneTrial.shown]))
      results[method] = Result(
        meanError: weights.mean - 1, ratioError: (difference.dot(difference) / Double(sampleCount)).squareRoot(),
        effectiveShare: diagnostics.effectiveSampleSize / Double(sampleCount),
        firstMomentError: largestError(diagnostics.firstMoments), secondMomentError: largestError(diagnostics.secondMoments),
        targetError: test.risk(of: machine.labels(of: test.features), loss: .zeroOne), stepCount: stepCount)
    }
    return results
  }

  private static func largestError(_ moments: [WeightDiagnostics.Moment]) -> Double {
    moments.reduce(0) { max($0, ($1.weighted - $1.target).magnitude) }
  }
}

/// What kernel mean matching matches, for one seed: S = N(0, 1), T = N(0.8, 0.7²), 200 examples each.
struct MatchingTrial: Codable, Sendable, Hashable {
  /// The squared MMD with the Gaussian kernel, before and after weighting.
  let discrepancyBefore: Double
  let discrepancyAfter: Double
  /// |weighted mean of x − target mean| with the linear kernel, and with the Gaussian one.
  let linearMeanError: Double
  let gaussianMeanError: Double
  /// |weighted mean of x² − target mean|.
  let linearSquareError: Double
  let gaussianSquareError: Double

  init(from random: RandomSource) throws(LearningError) {
    let count = 200
    let source = random.normals(rowCount: count, columnCount: 1)
    let target = Matrix(
      rowCount: count, columnCount: 1, elements: random.normals(count: count).map { 0.8 + 0.7 * $0 })
    let kernel = try WeightMethod.kernel(source, target)
    // ε = 0 keeps the mean weight at 1: MMD² is then (2/n²) (½ βᵀKβ − κᵀβ) plus the target's own part.
    let gaussian = try KernelMeanMatching(source: source, target: target, kernel: kernel, meanTolerance: 0)
    let linear = try KernelMeanMatching(source: source, target: target, kernel: .linear, meanTolerance: 0)
    let square = Double(count * count)
    let own = kernel.sums(at: target, over: target).sum() / square
    let crossed = kernel.sums(at: source, over: target).sum() / square
    discrepancyBefore = kernel.sums(at: source, over: source).sum() / square - 2 * crossed + own
    discrepancyAfter = max(0, 2 * gaussian.certificate.objective / square + own)
    func errors(_ weights: ImportanceWeights) -> (Double, Double) {
      let diagnostics = WeightDiagnostics(weights, source: source, target: target)
      let (first, second) = (diagnostics.firstMoments[0], diagnostics.secondMoments[0])
      return ((first.weighted - first.target).magnitude, (second.weighted - second.target).magnitude)
    }
    (linearMeanError, linearSquareError) = errors(linear.weights)
    (gaussianMeanError, gaussianSquareError) = errors(gaussian.weights)
  }
}
