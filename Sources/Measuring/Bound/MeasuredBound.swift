public import Learning
public import NumericCore
internal import Transfer

/// The classes for which the bound's terms are measured on data.
public enum MeasuredClass: String, Sendable, Hashable, CaseIterable {
  /// Two-sided thresholds on any feature, the constants included: every term is exact for the samples.
  case stumps
  /// Two-sided thresholds on the only feature.
  case thresholds
  /// Linear classifiers in all features, by a trained surrogate: neither term is exact.
  case linear
}

/// The terms of the bound of Ben-David et al. on two samples,
///
///     R_T(h) ≤ R_S(h) + ½ d_HΔH + λ,
///
/// for h of least source risk in the class. The terms are those of the samples: what the domains add to them is not estimated here.
///
/// For linear classifiers the divergence is one that trained classifiers attain, at most the supremum, and the risks are those of
/// logistic regressions, λ at least the minimum: their sum, `bound`, estimates the right side and bounds nothing.
public struct MeasuredBound: Sendable, Hashable {
  /// The class.
  public let hypotheses: MeasuredClass
  /// R_S(h) of the hypothesis of least source risk.
  public let sourceRisk: Double
  /// R_T(h) of the same; nil without target labels.
  public let targetRisk: Double?
  /// The least R_T over the class; nil without target labels.
  public let leastTargetRisk: Double?
  /// d_HΔH = 2 sup over disagreements A of |S(A) − T(A)|, in 0…2.
  public let divergence: Double
  /// λ = min over the class of R_S + R_T; nil without target labels.
  public let idealJointRisk: Double?
  /// The hypothesis of least source risk; nil for linear classifiers.
  public let hypothesis: Stump?
  /// How many rows of the source and the target the divergence was taken over.
  public let comparedCounts: ComparedCounts

  /// R_S(h) + ½ d_HΔH + λ; nil without target labels.
  public var bound: Double? { idealJointRisk.map { sourceRisk + divergence / 2 + $0 } }

  /// λ less the least risks of both domains: what it costs that one hypothesis must serve both. Nil without target labels.
  public var conflict: Double? {
    guard let idealJointRisk, let leastTargetRisk else { return nil }
    return max(0, idealJointRisk - sourceRisk - leastTargetRisk)
  }

  /// Whether all terms are exact for the rows compared.
  public var isExact: Bool { hypotheses != .linear }
}

/// How many rows of each sample a figure was taken over.
public struct ComparedCounts: Sendable, Hashable {
  /// Rows of the source.
  public let source: Int
  /// Rows of the target.
  public let target: Int
}

/// Two samples of which at least the source is labelled, with two classes.
public struct LabelledSamples: Sendable {
  /// n × d.
  public let source: Matrix
  /// m × d.
  public let target: Matrix
  /// The label of each source row.
  public let sourceLabels: [Bool]
  /// The label of each target row; nil where they are not known.
  public let targetLabels: [Bool]?

  /// Samples with their labels.
  ///
  /// - Precondition: there is one label a row, and both have the same columns.
  public init(source: Matrix, target: Matrix, sourceLabels: [Bool], targetLabels: [Bool]?) {
    precondition(sourceLabels.count == source.rowCount, "A label is needed for every source row.")
    precondition((targetLabels?.count ?? target.rowCount) == target.rowCount, "A label is needed for every target row.")
    precondition(source.columnCount == target.columnCount, "Both samples have the same features.")
    self.source = source
    self.target = target
    self.sourceLabels = sourceLabels
    self.targetLabels = targetLabels
  }
}

extension MeasuredBound {
  /// Measures the terms for a class.
  ///
  /// - Parameter compared: how many rows of each sample, drawn at random, the divergence of stumps on several features is taken
  ///   over; it is quadratic in the features. All other terms use all rows.
  /// - Throws: ``LearningError`` where the optimum of a logistic regression is not found.
  /// - Precondition: `thresholds` are measured on one feature only.
  public init(
    of hypotheses: MeasuredClass, on samples: LabelledSamples, comparing compared: Int, random: RandomSource
  ) throws(LearningError) {
    if hypotheses == .linear {
      try self.init(linearOn: samples)
    } else {
      precondition(hypotheses == .stumps || samples.source.columnCount == 1, "Thresholds are measured on one feature only.")
      self.init(hypotheses, stumpsOn: samples, comparing: compared, random: random)
    }
  }

  private init(_ name: MeasuredClass, stumpsOn samples: LabelledSamples, comparing compared: Int, random: RandomSource) {
    let pooled = PooledSample(source: samples.source, target: samples.target)
    let (n, m) = (pooled.sourceCount, pooled.targetCount)
    let stumps = Stumps(points: pooled.rows)
    // Masses in units of 1/nm: a source row weighs m, a target row n, and every risk is exact.
    let source = FiniteDomain(
      marginal: Array(repeating: m, count: n) + Array(repeating: 0, count: m),
      labels: samples.sourceLabels + Array(repeating: false, count: m))
    let whole = Double(n) * Double(m)
    let (best, risk) = stumps.riskMinimizer(on: source)
    hypotheses = name
    hypothesis = best
    sourceRisk = Double(risk) / whole
    if let labels = samples.targetLabels {
      let target = FiniteDomain(
        marginal: Array(repeating: 0, count: n) + Array(repeating: n, count: m),
        labels: Array(repeating: false, count: n) + labels)
      targetRisk = Double(stumps.risk(of: best, on: target)) / whole
      leastTargetRisk = Double(stumps.riskMinimizer(on: target).risk) / whole
      idealJointRisk = Double(IdealJointRisk(DomainPair(source: source, target: target), over: stumps).value) / whole
    } else {
      (targetRisk, leastTargetRisk, idealJointRisk) = (nil, nil, nil)
    }
    let isOneFeature = pooled.rows.columnCount == 1
    let limit = isOneFeature ? .max : min(compared, Self.rowLimit(dimension: pooled.rows.columnCount))
    let (fewer, fewerOfTarget) = (random.rows(limit, of: samples.source), random.rows(limit, of: samples.target))
    divergence = Self.stumpDivergence(fewer, fewerOfTarget)
    comparedCounts = ComparedCounts(source: fewer.rowCount, target: fewerOfTarget.rowCount)
  }

  /// So many rows of each sample that the search over pairs of features takes a few seconds at most.
  private static func rowLimit(dimension: Int) -> Int { max(50, 60_000_000 / (dimension * dimension)) }

  /// 2 sup over the disagreements of two stumps of |S(A) − T(A)|, exactly.
  private static func stumpDivergence(_ source: Matrix, _ target: Matrix) -> Double {
    let (n, m) = (source.rowCount, target.rowCount)
    let stumps = Stumps(points: PooledSample(source: source, target: target).rows)
    // The class is closed under complement, so the supremum needs no second search with the signs turned.
    let found = stumps.differences.best(gains: Array(repeating: m, count: n) + Array(repeating: -n, count: m))
    return 2 * Double(found.gain) / (Double(n) * Double(m))
  }

  private init(linearOn samples: LabelledSamples) throws(LearningError) {
    let (source, target) = (samples.source, samples.target)
    let labelled = Sample(features: source, labels: samples.sourceLabels.map { $0 ? 1 : 0 })
    let onSource = try LogisticRegression(labelled)
    let between = try LogisticRegression(.domains(source: source, target: target))
    hypotheses = .linear
    hypothesis = nil
    sourceRisk = Self.risk(of: onSource, source, samples.sourceLabels)
    comparedCounts = ComparedCounts(source: source.rowCount, target: target.rowCount)
    // The disagreement with a constant is the classifier itself.
    var attained = Self.difference(between.labels(of: source), between.labels(of: target))
    if let labels = samples.targetLabels {
      targetRisk = Self.risk(of: onSource, target, labels)
      let onTarget = try LogisticRegression(Sample(features: target, labels: labels.map { $0 ? 1 : 0 }))
      leastTargetRisk = Self.risk(of: onTarget, target, labels)
      let both = Sample(
        features: PooledSample(source: source, target: target).rows, labels: (samples.sourceLabels + labels).map { $0 ? 1 : 0 },
        weights: Array(repeating: Double(target.rowCount), count: source.rowCount)
          + Array(repeating: Double(source.rowCount), count: target.rowCount))
      let joint = try LogisticRegression(both)
      idealJointRisk = Self.risk(of: joint, source, samples.sourceLabels) + Self.risk(of: joint, target, labels)
      let disagreement = [source, target].map { rows in
        zip(onSource.labels(of: rows), joint.labels(of: rows)).map { $0 == $1 ? 0.0 : 1.0 }
      }
      attained = max(attained, Self.difference(disagreement[0], disagreement[1]))
    } else {
      (targetRisk, leastTargetRisk, idealJointRisk) = (nil, nil, nil)
    }
    divergence = 2 * attained
  }

  private static func risk(of classifier: LogisticRegression, _ rows: Matrix, _ labels: [Bool]) -> Double {
    Double(zip(classifier.labels(of: rows), labels).count { ($0 == 1) != $1 }) / Double(rows.rowCount)
  }

  private static func difference(_ onSource: [Double], _ onTarget: [Double]) -> Double {
    (onSource.sum() / Double(onSource.count) - onTarget.sum() / Double(onTarget.count)).magnitude
  }
}

extension RandomSource {
  /// At most `limit` rows, drawn without replacement and kept in their order; all of them where there are no more.
  func rows(_ limit: Int, of matrix: Matrix) -> Matrix {
    matrix.rowCount <= limit ? matrix : matrix.rows(sample(limit, below: matrix.rowCount).sorted())
  }
}
