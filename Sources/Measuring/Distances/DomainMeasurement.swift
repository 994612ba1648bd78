public import Divergences
internal import Learning
public import NumericCore
public import Transfer

/// How much work a measurement may do.
public struct MeasurementPlan: Sendable, Hashable {
  /// The relabellings behind each permutation p-value.
  public let permutationCount: Int
  /// The resamples behind each interval.
  public let resampleCount: Int
  /// The distances between all pairs of rows are taken over at most so many rows of each sample, drawn at random.
  public let comparedRowLimit: Int
  /// The permutation test of exact transport solves a transport problem for each relabelling, over at most so many rows of each
  /// sample.
  public let transportTestRowLimit: Int
  /// The directions of the sliced distance.
  public let directionCount: Int

  /// A plan.
  ///
  /// - Precondition: there is at least one direction, two rows to compare, and no count is negative.
  public init(
    permutationCount: Int = 500, resampleCount: Int = 200, comparedRowLimit: Int = 2000, transportTestRowLimit: Int = 60,
    directionCount: Int = 50
  ) {
    precondition(permutationCount >= 0 && resampleCount >= 0, "A number of resamples is not negative.")
    precondition(comparedRowLimit >= 2 && transportTestRowLimit >= 2 && directionCount > 0, "Two rows and a direction are needed.")
    self.permutationCount = permutationCount
    self.resampleCount = resampleCount
    self.comparedRowLimit = comparedRowLimit
    self.transportTestRowLimit = transportTestRowLimit
    self.directionCount = directionCount
  }
}

/// How far apart two samples are, by every distance of the course.
///
/// W₁, W₂, sliced W₁, MMD and the energy distance compare all pairs of rows, or of the rows drawn for `comparedCounts`; the CORAL
/// distance, the domain classifier and the features use all rows. The classifiers learn from standardised features, so that their
/// figures depend neither on where the features lie nor on their units.
public struct DomainMeasurement: Sendable, Hashable {
  /// The rows that the pairwise distances were taken over.
  public let comparedCounts: ComparedCounts
  /// The rows that the permutation tests of W₁ and W₂ were taken over.
  public let transportTestCounts: ComparedCounts
  /// The rows that the permutation test and the interval of the CORAL distance were taken over.
  public let coralTestCounts: ComparedCounts
  /// W₁ for the Euclidean distance, exact.
  public let wasserstein1: MeasuredDistance
  /// W₂ for the Euclidean distance, not squared, exact.
  public let wasserstein2: MeasuredDistance
  /// Sliced W₁ over random directions.
  public let slicedWasserstein1: MeasuredDistance
  /// The MMD² without the pairs of a row with itself.
  public let unbiasedMMD: MeasuredDistance
  /// The MMD² over all pairs.
  public let biasedMMD: MeasuredDistance
  /// σ of the Gaussian kernel exp(−‖x − y‖²/2σ²).
  public let bandwidth: Double
  /// Whether σ is the median distance of two rows; where more than half of the pairs coincide it is the mean distance.
  public let bandwidthIsMedian: Bool
  /// 2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖ over all pairs.
  public let energyDistance: MeasuredDistance
  /// ‖C_S − C_T‖² / 4d².
  public let coralDistance: MeasuredDistance
  /// 2(1 − 2ε) of a held-out linear classifier.
  public let proxyADistance: MeasuredDistance
  /// Every feature by itself.
  public let features: [FeatureShift]
  /// The weights n_S/n_T · P(target | x)/P(source | x) of the source's rows by a logistic regression.
  public let classifierWeights: ImportanceWeights

  /// The effective size of the source sample under `classifierWeights`, in 1…n.
  public var effectiveSampleSize: Double { classifierWeights.effectiveSampleSize }
}

extension DomainMeasurement {
  /// The share of their mass that the domains have in common, at most: 1 − TV ≤ 2ε for the balanced error ε of any classifier, here
  /// that of the proxy A-distance, which is an estimate.
  public var overlap: MeasuredDistance.Interval {
    func share(_ distance: Double) -> Double { min(1, 1 - distance / 2) }
    let value = proxyADistance.value
    return .init(lower: share(proxyADistance.interval?.upper ?? value), upper: share(proxyADistance.interval?.lower ?? value))
  }

  /// The share at which `overlap` is estimated.
  public var overlapEstimate: Double { min(1, 1 - proxyADistance.value / 2) }

  /// The same distances where 1 in the features is `unit`.
  func scaled(by unit: Double) -> DomainMeasurement {
    DomainMeasurement(
      comparedCounts: comparedCounts, transportTestCounts: transportTestCounts, coralTestCounts: coralTestCounts,
      wasserstein1: wasserstein1.scaled(by: unit), wasserstein2: wasserstein2.scaled(by: unit),
      slicedWasserstein1: slicedWasserstein1.scaled(by: unit), unbiasedMMD: unbiasedMMD, biasedMMD: biasedMMD,
      bandwidth: unit * bandwidth, bandwidthIsMedian: bandwidthIsMedian, energyDistance: energyDistance.scaled(by: unit),
      coralDistance: coralDistance.scaled(by: unit * unit * unit * unit), proxyADistance: proxyADistance,
      features: features.map { $0.scaled(by: unit) }, classifierWeights: classifierWeights)
  }

  /// Measures two samples.
  ///
  /// - Parameters:
  ///   - source: n × d, rows are examples.
  ///   - target: m × d.
  ///   - plan: how much work to do.
  ///   - random: draws rows, relabellings, resamples and directions.
  /// - Throws: ``MeasurementError``.
  /// - Precondition: both have at least two rows and the same, positive number of columns, and all values are finite.
  /// - Complexity: with at most *k* rows compared, O(*k*² (*d* + permutations)) beside exact transport, and O(*n* *d*²) for the
  ///   rest.
  public init(source: Matrix, target: Matrix, plan: MeasurementPlan = .init(), random: RandomSource) throws(MeasurementError) {
    try Self.checkScale(source, target)
    let drawing = random.stream("rows")
    let pooled = PooledSample(
      source: drawing.rows(plan.comparedRowLimit, of: source), target: drawing.rows(plan.comparedRowLimit, of: target))
    comparedCounts = ComparedCounts(source: pooled.sourceCount, target: pooled.targetCount)
    let permutations = pooled.permutations(plan.permutationCount, random: random.stream("relabellings"))
    let resamples = pooled.resamples(plan.resampleCount, random: random.stream("resamples"))

    let distances = pairwiseDistances(pooled.rows, pooled.rows)
    energyDistance = pooled.quadraticForms(-1 * distances, permutations: permutations, resamples: resamples).distance
    (bandwidth, bandwidthIsMedian) = try Self.bandwidth(pooled.rows, distances)
    (unbiasedMMD, biasedMMD) = Self.meanDiscrepancies(
      pooled, .gaussian(bandwidth: bandwidth), plan, resamples: resamples, random: random.stream("kernel"))
    slicedWasserstein1 =
      pooled.slicedDistances(
        directions: random.stream("directions").directions(count: plan.directionCount, dimension: pooled.rows.columnCount),
        permutations: permutations, resamples: resamples
      ).distance
    (wasserstein1, wasserstein2, transportTestCounts) = try Self.transportDistances(pooled, plan, random.stream("transport"))

    let coralLimit = Self.coralRowLimit(plan, dimension: source.columnCount)
    let fewer = PooledSample(source: drawing.rows(coralLimit, of: source), target: drawing.rows(coralLimit, of: target))
    coralTestCounts = ComparedCounts(source: fewer.sourceCount, target: fewer.targetCount)
    let covariances = random.stream("covariances")
    let coral = fewer.coralDistances(
      permutations: fewer.permutations(plan.permutationCount, random: covariances.stream("permutations")),
      resamples: fewer.resamples(plan.resampleCount, random: covariances.stream("resamples"))
    ).distance
    coralDistance = MeasuredDistance(
      value: Divergences.coralDistance(source, target), pValue: coral.pValue, interval: coral.interval)
    let frame = FeatureFrame(source, target, isStandardized: true)
    let (sourceScores, targetScores) = (frame.coordinates(of: source), frame.coordinates(of: target))
    do throws(LearningError) {
      proxyADistance = try HeldOutDomainClassifier(source: sourceScores, target: targetScores, random: random.stream("halves"))
        .measured(resamples: plan.resampleCount, random: random.stream("held-out rows"))
      classifierWeights = try DomainClassifier(source: sourceScores, target: targetScores).weights(of: sourceScores)
    } catch {
      throw .learning(error)
    }
    features = FeatureShift.all(source: source, target: target)
  }

  /// Squares of the values must be doubles, and so must the squares of the distances between most of them.
  private static func checkScale(_ source: Matrix, _ target: Matrix) throws(MeasurementError) {
    var isConstant = true
    for feature in 0..<source.columnCount {
      let values = source.column(feature) + target.column(feature)
      let (least, largest) = (values.min() ?? 0, values.max() ?? 0)
      isConstant = isConstant && least == largest
      let isUsable = max(least.magnitude, largest.magnitude) < 1e70 && (least == largest || largest - least > 1e-70)
      guard isUsable else { throw .unusableScale(feature: feature) }
    }
    if isConstant { throw .identicalRows }
  }

  /// The median distance of all pairs, or the mean one where that is 0.
  private static func bandwidth(_ rows: Matrix, _ distances: Matrix) throws(MeasurementError) -> (Double, isMedian: Bool) {
    if let kernel = try? Kernel.medianHeuristic(rows), case .gaussian(let bandwidth) = kernel { return (bandwidth, true) }
    let pairCount = Double(rows.rowCount) * Double(rows.rowCount - 1)
    let mean = distances.elements.sum() / pairCount
    guard mean > 0 else { throw .identicalRows }
    return (mean, false)
  }

  /// Both forms of the MMD², with the permutation test of the unbiased one.
  private static func meanDiscrepancies(
    _ pooled: PooledSample, _ kernel: Kernel, _ plan: MeasurementPlan, resamples: [[Double]], random: RandomSource
  ) -> (unbiased: MeasuredDistance, biased: MeasuredDistance) {
    let test = KernelTwoSampleTest(
      source: pooled.source, target: pooled.target, kernel: kernel, permutations: plan.permutationCount, random: random)
    let biased = pooled.quadraticForms(kernel.gram(of: pooled.rows), permutations: [], resamples: resamples)
    return (
      MeasuredDistance(value: test.statistic, pValue: test.pValue, interval: biased.interval),
      MeasuredDistance(value: biased.observed, pValue: test.pValue, interval: biased.interval)
    )
  }

  /// W₁ and W₂ with their permutation tests over fewer rows.
  private static func transportDistances(
    _ pooled: PooledSample, _ plan: MeasurementPlan, _ random: RandomSource
  ) throws(MeasurementError) -> (MeasuredDistance, MeasuredDistance, ComparedCounts) {
    let fewer = PooledSample(
      source: random.rows(plan.transportTestRowLimit, of: pooled.source),
      target: random.rows(plan.transportTestRowLimit, of: pooled.target))
    let orders = (0..<plan.permutationCount).map { _ in random.permutation(fewer.count) }
    let measured = try [SampleDistance.wasserstein1, .wasserstein2].concurrentMap { distance throws(MeasurementError) in
      let observed = try distance.value(fewer.source, fewer.target)
      let permuted = try orders.concurrentMap { order throws(MeasurementError) in
        try distance.value(
          fewer.rows.rows(Array(order.prefix(fewer.sourceCount))), fewer.rows.rows(Array(order.dropFirst(fewer.sourceCount))))
      }
      return MeasuredDistance(
        value: try distance.value(pooled.source, pooled.target),
        pValue: PValue.permutation(observed: observed, permuted: permuted), interval: nil)
    }
    return (measured[0], measured[1], ComparedCounts(source: fewer.sourceCount, target: fewer.targetCount))
  }

  /// So many rows that the covariances of all relabellings take a few seconds at most.
  private static func coralRowLimit(_ plan: MeasurementPlan, dimension: Int) -> Int {
    let each = 2e10 / Double(max(1, plan.permutationCount + plan.resampleCount))
    let rows = CovarianceDifferences.rowCount(multiplications: each, dimension: dimension)
    return max(2, Int(min(Double(plan.comparedRowLimit), rows / 2)))
  }
}
