public import Learning
public import NumericCore

/// Errors of published code, made again, each beside its correction and the numbers that expose it.
public enum PublishedMistake: String, Codable, CaseIterable, Sendable {
  /// +κ in the programme of kernel mean matching.
  case kappaSign = "kappa-sign"
  /// Features multiplied by weights.
  case scaledFeatures = "scaled-features"
  /// P(T | x)/P(S | x) without n_S/n_T.
  case missingFactor = "missing-factor"
  /// The squashed score of a classifier taken for a probability.
  case uncalibrated

  /// The names of the variants, the mistake's first.
  public var variantNames: [String] {
    switch self {
    case .kappaSign: ["+κ", "−κ"]
    case .scaledFeatures: ["features × weights", "losses × weights"]
    case .missingFactor: ["without n_S/n_T", "with it"]
    case .uncalibrated: ["squashed score", "calibrated by a logistic curve"]
    }
  }

  /// The names of the numbers of each variant in `diagnostics`.
  public var diagnosticNames: [String] {
    switch self {
    case .kappaSign: ["weighted mean of x", "target's mean", "ESS/n", "risk of a line"]
    case .scaledFeatures: ["mean square of x", "target's", "target error", "the same, weights × 2"]
    case .missingFactor: ["mean weight", "ESS/n", "estimate of P_T(x > ½)", "truth"]
    case .uncalibrated: ["calibration error", "mean weight", "error of w"]
    }
  }

  /// What was published, and what it does.
  public var summary: String {
    switch self {
    case .kappaSign: "with +κ in place of −κ kernel mean matching flees the target"
    case .scaledFeatures:
      "features multiplied by weights are moved points, and a common factor of all weights then changes the classifier"
    case .missingFactor: "without n_S/n_T all weights are off by that factor, and the ESS does not see it"
    case .uncalibrated: "squashed scores of a support vector machine are no probabilities"
    }
  }

  /// The place among `diagnosticNames` of the number that exposes it, and of what it should be near; nil for 1.
  public var telling: (place: Int, wanted: Int?) {
    switch self {
    case .kappaSign, .scaledFeatures: (0, 1)
    case .missingFactor: (0, nil)
    case .uncalibrated: (1, nil)
    }
  }

  /// For each of `variantNames` the numbers that `diagnosticNames` names, from one draw.
  ///
  /// - Parameter domains: what `scaledFeatures` is tried on; the others draw N(0, 1) and N(1, 1).
  /// - Throws: ``LearningError`` where a fit cannot be had from the draw.
  public func diagnostics(from random: RandomSource, domains: (RandomSource) -> WeightedDomains) throws(LearningError) -> [[Double]]
  {
    switch self {
    case .kappaSign: try Self.kappaSign(ShiftedColumns(200, 200, from: random))
    case .scaledFeatures: try Self.scaledFeatures(domains(random))
    case .missingFactor: try Self.missingFactor(ShiftedColumns(800, 200, from: random))
    case .uncalibrated: try Self.uncalibrated(ShiftedColumns(200, 200, from: random), folding: random.stream("folds"))
    }
  }

  /// The labels are x³: whoever flees the target fits the line elsewhere.
  private static func kappaSign(_ drawn: ShiftedColumns) throws(LearningError) -> [[Double]] {
    let (source, target) = (drawn.source, drawn.target)
    func cubed(_ points: Matrix) -> Sample { Sample(features: points, labels: points.elements.map { $0 * $0 * $0 }) }
    let kernel = try WeightMethod.kernel(source, target)
    let (gram, sums) = (kernel.gram(of: source), kernel.sums(at: source, over: target))
    return try [-1.0, 1].map { sign throws(LearningError) in
      let weights = try KernelMeanMatching(gram: gram, targetSums: sums.scaled(by: sign)).weights
      let moment = WeightDiagnostics(weights, source: source, target: target).firstMoments[0]
      let line = try RidgeRegression(cubed(source).weighted(by: weights), penalty: 0.1)
      return [
        moment.weighted, moment.target, weights.effectiveShare,
        cubed(target).risk(of: line.scores(of: target), loss: .squared),
      ]
    }
  }

  private static func scaledFeatures(_ domains: WeightedDomains) throws(LearningError) -> [[Double]] {
    let (source, target, weights) = (domains.source, domains.target, domains.weights)
    func scaled(by factor: Double) -> Sample {
      var features = source.features
      features.transformRows { row, elements in
        for column in 0..<elements.count { elements[column] *= factor * weights.values[row] }
      }
      return Sample(features: features, labels: source.labels)
    }
    func error(_ sample: Sample, cost: Double) throws(LearningError) -> Double {
      domains.targetError(of: try SupportVectorMachine(sample, kernel: .gaussian(gamma: 0.5), cost: cost))
    }
    /// Of the first feature.
    func meanSquare(_ sample: Sample, weights: [Double]? = nil) -> Double {
      sample.features.squaredElements.columnMeans(weights: weights ?? Array(repeating: 1, count: sample.count))[0]
    }
    let doubled = ImportanceWeights(weights.values.map { 2 * $0 })
    return [
      [
        meanSquare(scaled(by: 1)), meanSquare(target), try error(scaled(by: 1), cost: 1), try error(scaled(by: 2), cost: 1),
      ],
      // Half the cost takes a common factor of 2 back exactly: the classifier depends on the products C wᵢ only.
      [
        meanSquare(source, weights: weights.values), meanSquare(target), try error(source.weighted(by: weights), cost: 1),
        try error(source.weighted(by: doubled), cost: 0.5),
      ],
    ]
  }

  private static func missingFactor(_ drawn: ShiftedColumns) throws(LearningError) -> [[Double]] {
    let classifier = try DomainClassifier(source: drawn.source, target: drawn.target)
    let right = classifier.weights(of: drawn.source)
    let wrong = ImportanceWeights(right.values.map { $0 / classifier.sampleRatio })
    let event = ShiftedNormalEvent(threshold: 0.5, isAbove: true)
    let losses = drawn.source.elements.map(event.indicator)
    return [wrong, right].map { weights in
      [weights.mean, weights.effectiveShare, weights.risk(losses: losses), event.truth(shift: 1)]
    }
  }

  private static func uncalibrated(_ drawn: ShiftedColumns, folding random: RandomSource) throws(LearningError) -> [[Double]] {
    let pooled = Sample.domains(source: drawn.source, target: drawn.target)
    let labels = pooled.labels ?? []
    var generator = random
    let folds = try Folds(count: 5, stratifying: labels, using: &generator)
    let scores = try folds.heldOutPredictions(of: pooled) { (training, features) throws(LearningError) in
      try SupportVectorMachine(training, kernel: .gaussian(bandwidth: 1)).scores(of: features)
    }
    let calibration = try PlattScaling(scores: scores, labels: labels)
    let truth = ShiftedNormalEvent.weights(of: drawn.source.elements, shift: 1)
    // A common way to squash: a logistic curve of three times the score.
    let squashed = scores.map { 1 / (1 + Double.exp(-3 * $0)) }
    return try [squashed, scores.map { calibration($0) }].map { shares throws(LearningError) in
      let probabilities = shares.map { min($0, 1 - 1e-9) }
      let reliability = try Reliability(predictions: probabilities, labels: labels)
      let weights = DomainClassifier.weights(
        targetProbabilities: Array(probabilities.prefix(truth.count)), sourceCount: drawn.source.rowCount,
        targetCount: drawn.target.rowCount)
      return [reliability.expectedCalibrationError, weights.mean, weights.rootMeanSquareDistance(to: truth)]
    }
  }
}

/// One feature: N(0, 1) in the source, N(1, 1) in the target.
private struct ShiftedColumns {
  let source: Matrix
  let target: Matrix

  init(_ sourceCount: Int, _ targetCount: Int, from random: RandomSource) {
    source = random.normals(rowCount: sourceCount, columnCount: 1)
    target = Matrix(rowCount: targetCount, columnCount: 1, elements: random.normals(count: targetCount).map { $0 + 1 })
  }
}
