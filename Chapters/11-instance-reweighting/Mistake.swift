import Learning
import NumericCore
import Transfer
import Worlds

/// Published errors, made again, each beside the diagnostic that exposes it.
enum Mistake: String, Codable, CaseIterable, Sendable {
  /// +κ in the programme of kernel mean matching.
  case kappaSign = "kappa-sign"
  /// Features multiplied by weights.
  case scaledFeatures = "scaled-features"
  /// P(T | x)/P(S | x) without n_S/n_T.
  case missingFactor = "missing-factor"
  /// The squashed score of a classifier taken for a probability.
  case uncalibrated

  /// What was published.
  var error: String {
    switch self {
    case .kappaSign: "with +κ in place of −κ kernel mean matching flees the target"
    case .scaledFeatures:
      "features multiplied by weights are moved points, and a common factor of all weights then changes the classifier"
    case .missingFactor: "without n_S/n_T all weights are off by that factor, and the ESS does not see it"
    case .uncalibrated: "squashed scores of a support vector machine are no probabilities"
    }
  }

  /// The place among `diagnosticNames` of the number that exposes it, and of what it should be near; nil for 1.
  var telling: (place: Int, wanted: Int?) {
    switch self {
    case .kappaSign, .scaledFeatures: (0, 1)
    case .missingFactor: (0, nil)
    case .uncalibrated: (1, nil)
    }
  }

  /// The diagnostics of one seed, for each of `variantNames` the numbers that `diagnosticNames` names.
  func diagnostics(seed: UInt64) throws(LearningError) -> [[Double]] {
    let random = RandomSource(seed: seed).stream("mistake")
    return switch self {
    case .kappaSign: try Self.kappaSign(random)
    case .scaledFeatures: try Self.scaledFeatures(random)
    case .missingFactor: try Self.missingFactor(random)
    case .uncalibrated: try Self.uncalibrated(random)
    }
  }

  /// The names of the numbers of each variant in `diagnostics`.
  var diagnosticNames: [String] {
    switch self {
    case .kappaSign: ["weighted mean of x", "target's mean", "ESS/n", "risk of a line"]
    case .scaledFeatures: ["mean square of x", "target's", "target error", "the same, weights × 2"]
    case .missingFactor: ["mean weight", "ESS/n", "estimate of P_T(x > ½)", "truth"]
    case .uncalibrated: ["calibration error", "mean weight", "error of w"]
    }
  }

  /// The names of the variants, the mistake's first.
  var variantNames: [String] {
    switch self {
    case .kappaSign: ["+κ", "−κ"]
    case .scaledFeatures: ["features × weights", "losses × weights"]
    case .missingFactor: ["without n_S/n_T", "with it"]
    case .uncalibrated: ["squashed score", "calibrated by a logistic curve"]
    }
  }

  private static func column(_ values: [Double]) -> Matrix { Matrix(rowCount: values.count, columnCount: 1, elements: values) }

  /// The labels are x³: whoever flees the target fits the line elsewhere.
  private static func kappaSign(_ random: RandomSource) throws(LearningError) -> [[Double]] {
    let (source, target) = (column(random.normals(count: 200)), column(random.normals(count: 200).map { $0 + 1 }))
    let kernel = try WeightMethod.kernel(source, target)
    let (gram, sums) = (kernel.gram(of: source), kernel.sums(at: source, over: target))
    var rows: [[Double]] = []
    for sign in [-1.0, 1] {
      let weights = try KernelMeanMatching(gram: gram, targetSums: sums.scaled(by: sign)).weights
      let moment = WeightDiagnostics(weights, source: source, target: target).firstMoments[0]
      let line = try RidgeRegression(cubed(source).weighted(by: weights), penalty: 0.1)
      rows.append([
        moment.weighted, moment.target, weights.effectiveSampleSize / Double(weights.count),
        cubed(target).risk(of: line.scores(of: target), loss: .squared),
      ])
    }
    return rows
  }

  private static func cubed(_ points: Matrix) -> Sample {
    Sample(features: points, labels: points.elements.map { $0 * $0 * $0 })
  }

  private static func scaledFeatures(_ random: RandomSource) throws(LearningError) -> [[Double]] {
    let world = CubicBoundaryWorld()
    let source = world.sample(of: world.source, count: 200, from: random)
    let test = world.sample(of: world.target, count: 500, from: random)
    let weights = GaussianDensityRatio(source: world.source, target: world.target).weights(of: source.features)
    func scaled(by factor: Double) -> Sample {
      var features = source.features
      features.transformRows { row, elements in
        for column in 0..<elements.count { elements[column] *= factor * weights.values[row] }
      }
      return Sample(features: features, labels: source.labels)
    }
    func error(_ sample: Sample, cost: Double) throws(LearningError) -> Double {
      let machine = try SupportVectorMachine(sample, kernel: .gaussian(gamma: PlaneTrial.gammas[PlaneTrial.shown]), cost: cost)
      return test.risk(of: machine.labels(of: test.features), loss: .zeroOne)
    }
    func largestSquare(_ features: Matrix, weights: [Double]) -> Double {
      let squares = features.elements.map { $0 * $0 }
      return Matrix(rowCount: features.rowCount, columnCount: 2, elements: squares).columnMeans(weights: weights)[0]
    }
    let ones = Array(repeating: 1.0, count: 200)
    let wanted = largestSquare(test.features, weights: Array(repeating: 1, count: 500))
    let doubled = ImportanceWeights(weights.values.map { 2 * $0 })
    return [
      [
        largestSquare(scaled(by: 1).features, weights: ones), wanted, try error(scaled(by: 1), cost: 1),
        try error(scaled(by: 2), cost: 1),
      ],
      // Half the cost takes a common factor of 2 back exactly: the classifier depends on the products C wᵢ only.
      [
        largestSquare(source.features, weights: weights.values), wanted, try error(source.weighted(by: weights), cost: 1),
        try error(source.weighted(by: doubled), cost: 0.5),
      ],
    ]
  }

  private static func missingFactor(_ random: RandomSource) throws(LearningError) -> [[Double]] {
    let (source, target) = (column(random.normals(count: 800)), column(random.normals(count: 200).map { $0 + 1 }))
    let classifier = try DomainClassifier(source: source, target: target)
    let right = classifier.weights(of: source)
    let wrong = ImportanceWeights(right.values.map { $0 / classifier.sampleRatio })
    let losses = source.elements.map { $0 > 0.5 ? 1.0 : 0 }
    return [wrong, right].map { weights in
      [
        weights.mean, weights.effectiveSampleSize / Double(weights.count), weights.risk(losses: losses),
        EstimateTrial.high.truth(shift: 1),
      ]
    }
  }

  private static func uncalibrated(_ random: RandomSource) throws(LearningError) -> [[Double]] {
    let (source, target) = (column(random.normals(count: 200)), column(random.normals(count: 200).map { $0 + 1 }))
    let labels = Array(repeating: 0.0, count: 200) + Array(repeating: 1.0, count: 200)
    let pooled = Sample(features: column(source.elements + target.elements), labels: labels)
    var generator = random.stream("folds")
    let folds = try Folds(count: 5, stratifying: labels, using: &generator)
    var scores = Array(repeating: 0.0, count: pooled.count)
    for fold in 0..<folds.count {
      let machine = try SupportVectorMachine(pooled.examples(folds.training(fold)), kernel: .gaussian(bandwidth: 1))
      let heldOut = folds.heldOut(fold)
      for (example, score) in zip(heldOut, machine.scores(of: pooled.features.rows(heldOut))) { scores[example] = score }
    }
    let calibration = try PlattScaling(scores: scores, labels: labels)
    let truth = ImportanceWeights(source.elements.map { Double.exp($0 - 0.5) })
    var rows: [[Double]] = []
    // A common way to squash: a logistic curve of three times the score.
    for probability in [{ 1 / (1 + Double.exp(-3 * $0)) }, { calibration($0) }] as [(Double) -> Double] {
      let probabilities = scores.map { min(probability($0), 1 - 1e-9) }
      let reliability = try Reliability(predictions: probabilities, labels: labels)
      let weights = DomainClassifier.weights(
        targetProbabilities: Array(probabilities[..<200]), sourceCount: 200, targetCount: 200)
      let difference = weights.values.subtracting(truth.values)
      rows.append([reliability.expectedCalibrationError, weights.mean, (difference.dot(difference) / 200).squareRoot()])
    }
    return rows
  }
}
