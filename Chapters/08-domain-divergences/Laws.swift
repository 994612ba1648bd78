import Learning
import NumericCore
import Transfer

/// A random pair of distributions on the same ten points of the plane, and what the laws between distances leave on it.
///
/// Everything here is exact but for rounding: both sides of each law are computed on the distributions themselves.
struct Laws: Sendable {
  /// The right side less the left of each inequality, by its name; negative where it is violated.
  let slacks: [String: Double]
  /// How far the sides of each identity differ, relative to their size.
  let deviations: [String: Double]

  /// The inequalities, in the order of the table.
  static let inequalities = [
    "|mean difference| ≤ W₁", "W₁ ≤ W₂", "W₁ ≤ diameter · TV", "Bures² + |mean difference|² ≤ W₂²", "MMD ≤ W₁/σ, Gaussian",
    "MMD ≤ 2 TV, Gaussian", "KS ≤ Kuiper", "Kuiper ≤ 2 KS", "Kuiper ≤ TV", "TV ≤ √(KL/2)", "JS ≤ log 2 · TV", "KL ≤ log(1 + χ²)",
    "sliced W₁ ≤ W₁", "|E_S g − E_T g| ≤ ‖g‖ MMD",
  ]

  private static let pointCount = 10

  init(random: RandomSource) throws {
    let points = random.normals(rowCount: Self.pointCount, columnCount: 2)
    let source = random.dirichlet(Array(repeating: 0.7, count: Self.pointCount))
    let target = random.dirichlet(Array(repeating: 0.7, count: Self.pointCount))
    let pair = WeightedPair(points: points, source: source, target: target)
    let bandwidth = 0.5 + random.uniform()
    slacks = try pair.slacks(bandwidth: bandwidth, random: random)
    deviations = try pair.deviations(random: random)
  }
}

/// Two distributions on the same points.
struct WeightedPair {
  let points: Matrix
  let source: [Double]
  let target: [Double]

  /// S(x) − T(x).
  var differences: [Double] { zip(source, target).map { $0 - $1 } }
  var totalVariation: Double { Self.totalVariation(source, target) }

  /// ½ Σ |S(x) − T(x)|.
  static func totalVariation(_ source: [Double], _ target: [Double]) -> Double {
    zip(source, target).map { ($0 - $1).magnitude }.sum() / 2
  }

  /// Σ δᵢ δⱼ k(xᵢ, xⱼ).
  func squaredDiscrepancy(_ kernel: Kernel, at points: Matrix) -> Double {
    max(0, differences.dot(kernel.gram(of: points).times(differences)))
  }

  /// W_p^p for the costs |x − y|^p.
  func transportCost(_ costs: Matrix) throws -> ExactTransport {
    try ExactTransport(TransportProblem(costs: costs, sourceWeights: source, targetWeights: target))
  }

  func slacks(bandwidth: Double, random: RandomSource) throws -> [String: Double] {
    let distances = pairwiseDistances(points, points)
    let first = try transportCost(distances).cost
    let second = max(0, try transportCost(pairwiseSquaredDistances(points, points)).cost)
    let meanDifference = points.transposedTimes(differences)
    let moments = try GaussianTransport(
      sourceMean: points.columnMeans(weights: source), sourceCovariance: covariance(source),
      targetMean: points.columnMeans(weights: target), targetCovariance: covariance(target))
    let kernel = Kernel.gaussian(bandwidth: bandwidth)
    let discrepancy = squaredDiscrepancy(kernel, at: points).squareRoot()
    let line = points.column(0)
    let thresholds = ThresholdDivergence(SortedSample(line, weights: source), SortedSample(line, weights: target))
    let divergence = kullbackLeibler(source, target)
    let sliced = SlicedWasserstein(
      points, points, sourceWeights: source, targetWeights: target, directions: random.directions(count: 20, dimension: 2))
    // g = Σ cᵢ k(xᵢ, ·) has E_S g − E_T g = cᵀKδ and norm² cᵀKc.
    let (gram, coefficients) = (kernel.gram(of: points), random.normals(count: points.rowCount))
    let pairing = coefficients.dot(gram.times(differences)).magnitude
    let norm = max(0, coefficients.dot(gram.times(coefficients))).squareRoot()
    let values = [
      first - meanDifference.norm, second.squareRoot() - first, (distances.elements.max() ?? 0) * totalVariation - first,
      second - moments.squaredDistance, first / bandwidth - discrepancy, 2 * totalVariation - discrepancy,
      thresholds.kuiper - thresholds.kolmogorovSmirnov, 2 * thresholds.kolmogorovSmirnov - thresholds.kuiper,
      totalVariation - thresholds.kuiper, (divergence / 2).squareRoot() - totalVariation,
      Double.log(2) * totalVariation - jensenShannon(source, target),
      Double.log(onePlus: chiSquaredDivergence(source, target)) - divergence, first - sliced.distance, norm * discrepancy - pairing,
    ]
    return Dictionary(uniqueKeysWithValues: zip(Laws.inequalities, values))
  }

  func deviations(random: RandomSource) throws -> [String: Double] {
    let line = points.column(0)
    let costs = pairwiseDistances(
      Matrix(rowCount: line.count, columnCount: 1, elements: line), Matrix(rowCount: line.count, columnCount: 1, elements: line))
    let area = wasserstein1(SortedSample(line, weights: source), SortedSample(line, weights: target))
    let transport = try transportCost(costs)
    let meanDifference = points.transposedTimes(differences)
    let linear = squaredDiscrepancy(.linear, at: points)
    return [
      "W₁: area, transport, Lipschitz dual": max(
        (area - transport.cost).magnitude, (area - lipschitzDual(line)).magnitude, transport.dualityGap.magnitude)
        / max(area, 1e-3),
      "linear MMD² = |mean difference|²": (linear - meanDifference.dot(meanDifference)).magnitude / max(linear, 1e-3),
      "(x·y)² MMD² = ‖M_S − M_T‖²": quadraticDeviation(),
      "4Λ² ‖M_S − M_T‖₂ = discrepancy": try discrepancyDeviation(random: random),
    ]
  }

  /// E_S f − E_T f for the f with slope ±1 that climbs where F_S < F_T: no 1-Lipschitz function has more.
  private func lipschitzDual(_ line: [Double]) -> Double {
    let order = line.ascendingOrder()
    var (height, below, dual) = (0.0, 0.0, 0.0)
    for (place, point) in order.enumerated() {
      if place > 0 { height += (line[point] - line[order[place - 1]]) * (below < 0 ? 1 : -1) }
      dual += height * differences[point]
      below += differences[point]
    }
    return dual
  }

  /// E[x xᵀ], not centred.
  private func secondMoments(_ weights: [Double]) -> Matrix {
    var scaled = points
    scaled.transformRows { row, point in for column in 0..<point.count { point[column] *= weights[row] } }
    return points.transposedTimes(scaled)
  }

  /// The covariance of a distribution, Σ w (x − mean)(x − mean)ᵀ.
  private func covariance(_ weights: [Double]) -> Matrix {
    WeightedPair(points: points.subtracting(rowwise: points.columnMeans(weights: weights)), source: source, target: target)
      .secondMoments(weights)
  }

  private func quadraticDeviation() -> Double {
    let norm = (secondMoments(source) - secondMoments(target)).frobeniusNorm
    let squared = squaredDiscrepancy(.polynomial(degree: 2, offset: 0), at: points)
    return (squared - norm * norm).magnitude / max(norm * norm, 1e-3)
  }

  /// The discrepancy sup |E_S (w·x − w′·x)² − E_T …| over ‖w‖, ‖w′‖ ≤ 1 against 4‖M_S − M_T‖₂: attained by w = −w′ = the top eigenvector,
  /// and exceeded by none of a hundred random pairs.
  private func discrepancyDeviation(random: RandomSource) throws -> Double {
    let difference = secondMoments(source) - secondMoments(target)
    let decomposition = try SymmetricEigendecomposition(difference)
    let norm = decomposition.values.map(\.magnitude).max() ?? 0
    func value(_ w: [Double]) -> Double { w.dot(difference.times(w)).magnitude }
    let pairs = random.directions(count: 200, dimension: 2)
    let largest = (0..<100).map { value(pairs.row(2 * $0).subtracting(pairs.row(2 * $0 + 1))) }.max() ?? 0
    let top = decomposition.values.indices.max { decomposition.values[$0].magnitude < decomposition.values[$1].magnitude } ?? 0
    let attained = value(decomposition.vectors.column(top).scaled(by: 2))
    return max((attained - 4 * norm).magnitude, largest - 4 * norm, 0) / max(norm, 1e-3)
  }
}
