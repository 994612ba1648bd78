internal import Learning
public import NumericCore

/// What can be asked of the samples of two domains: a distance between their features, or λ, which needs the labels of both.
///
/// By comparison with its values where nothing differs each sees some differences between domains and is blind to others: a
/// distance to what its functions cannot express, all distances of features to labels.
public enum TwoSampleStatistic: String, CaseIterable, Codable, Sendable {
  /// The Kolmogorov–Smirnov statistic of the feature where it is largest.
  case kolmogorovSmirnov
  /// ½ d_HΔH of decision stumps.
  case stumps
  /// W₁.
  case wasserstein1
  /// W₂.
  case wasserstein2
  /// W₁ along 20 random directions.
  case sliced
  /// The biased MMD² for the linear kernel: the squared distance of the means.
  case linearMMD
  /// The unbiased MMD² for a Gaussian kernel.
  case gaussianMMD
  /// The biased MMD² for (x·y)²: the squared distance of the second moments.
  case quadraticMMD
  /// The CORAL distance, of the covariances.
  case coral
  /// The energy distance.
  case energy
  /// The proxy A-distance of a linear classifier on held-out rows.
  case proxyA
  /// λ of decision stumps, min over h of R_S(h) + R_T(h), on the samples.
  case jointRisk

  /// Whether it sees labels; the others see features alone.
  public var needsLabels: Bool { self == .jointRisk }

  /// The name in tables.
  public var name: String {
    guard let distance = distance(dimension: 1, random: RandomSource(seed: 0)) else { return "λ of stumps" }
    return distance.name
  }

  /// The distance between features; nil for what needs labels.
  ///
  /// - Parameters:
  ///   - dimension: of the features.
  ///   - random: draws the 20 directions of the sliced distance, and how the proxy A-distance divides the rows.
  public func distance(dimension: Int, random: RandomSource) -> SampleDistance? {
    switch self {
    case .kolmogorovSmirnov: .kolmogorovSmirnov
    case .stumps: .stumps
    case .wasserstein1: .wasserstein1
    case .wasserstein2: .wasserstein2
    case .sliced: .slicedWasserstein1(directions: random.directions(count: 20, dimension: dimension))
    case .linearMMD: .biasedMMD(.linear)
    case .gaussianMMD: .gaussianMMD
    case .quadraticMMD: .biasedMMD(.polynomial(degree: 2, offset: 0))
    case .coral: .coral
    case .energy: .energy
    case .proxyA: .proxyA(seed: random.next())
    case .jointRisk: nil
    }
  }

  /// What it comes to on two samples.
  ///
  /// - Parameters:
  ///   - source: n × d.
  ///   - target: n × d.
  ///   - sourceLabels: one a row.
  ///   - targetLabels: one a row.
  ///   - random: see ``distance(dimension:random:)``.
  /// - Throws: ``MeasurementError``.
  /// - Precondition: both samples have as many rows, at least two, and every row has a label.
  public func value(source: Matrix, target: Matrix, sourceLabels: [Bool], targetLabels: [Bool], random: RandomSource)
    throws(MeasurementError) -> Double
  {
    precondition(
      source.rowCount == target.rowCount && source.rowCount == sourceLabels.count && source.rowCount == targetLabels.count,
      "Both samples have as many rows, and a label for each.")
    if let distance = distance(dimension: source.columnCount, random: random) { return try distance.value(source, target) }
    let points = source.appending(rowsOf: target)
    // Mass 1 on each of 2n points: n (R_S + R_T) is the risk.
    let both = FiniteDomain(marginal: Array(repeating: 1, count: points.rowCount), labels: sourceLabels + targetLabels)
    return Double(Stumps(points: points).riskMinimizer(on: both).risk) / Double(source.rowCount)
  }
}
