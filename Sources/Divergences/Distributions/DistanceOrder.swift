internal import Learning
public import NumericCore

/// A law that orders two distances between distributions of the plane: the left side is at most the right one, whatever the
/// distributions.
///
/// Proofs. |mean difference|, sliced W₁ ≤ W₁: a projection and the mean are 1-Lipschitz. W₁ ≤ W₂: Jensen. W₁ ≤ diameter · TV: only
/// TV has to move. Bures: Gelbrich (1990). MMD ≤ W₁/σ: ‖k(x, ·) − k(y, ·)‖² = 2 − 2 exp(−|x − y|²/2σ²) ≤ |x − y|²/σ². MMD ≤ 2 TV:
/// Σ |δ| = 2 TV and ‖k(x, ·)‖ = 1; where k ≥ 0, δᵀKδ ≤ (Σ δ⁺)² + (Σ δ⁻)² = 2 TV². KS ≤ Kuiper ≤ 2 KS: max(a, b) ≤ a + b ≤ 2 max(a,
/// b). Kuiper ≤ TV: an interval is a set. TV ≤ √(KL/2): Pinsker. JS ≤ log 2 · TV: JS is convex, and both are linear from equal to
/// disjoint masses. KL ≤ log(1 + χ²): Jensen. Duality: Cauchy–Schwarz.
public enum DistanceOrder: String, CaseIterable, Codable, Sendable {
  /// |mean difference| ≤ W₁.
  case meanDifference = "|mean difference| ≤ W₁"
  /// W₁ ≤ W₂.
  case wassersteinOrder = "W₁ ≤ W₂"
  /// W₁ ≤ diameter · TV.
  case diameter = "W₁ ≤ diameter · TV"
  /// Bures² + |mean difference|² ≤ W₂².
  case moments = "Bures² + |mean difference|² ≤ W₂²"
  /// MMD ≤ W₁/σ, Gaussian.
  case gaussianKernel = "MMD ≤ W₁/σ, Gaussian"
  /// MMD ≤ 2 TV, k(x, x) = 1.
  case kernelMass = "MMD ≤ 2 TV, k(x, x) = 1"
  /// MMD ≤ √2 TV, Gaussian.
  case positiveKernel = "MMD ≤ √2 TV, Gaussian"
  /// KS ≤ Kuiper.
  case interval = "KS ≤ Kuiper"
  /// Kuiper ≤ 2 KS.
  case twoCuts = "Kuiper ≤ 2 KS"
  /// Kuiper ≤ TV.
  case intervalMass = "Kuiper ≤ TV"
  /// TV ≤ √(KL/2).
  case pinsker = "TV ≤ √(KL/2)"
  /// JS ≤ log 2 · TV.
  case jensenShannon = "JS ≤ log 2 · TV"
  /// KL ≤ log(1 + χ²).
  case chiSquared = "KL ≤ log(1 + χ²)"
  /// sliced W₁ ≤ W₁.
  case sliced = "sliced W₁ ≤ W₁"
  /// |E_S g − E_T g| ≤ ‖g‖ MMD.
  case duality = "|E_S g − E_T g| ≤ ‖g‖ MMD"

  /// Both sides of every law on a pair of distributions, exact but for rounding, in the order of `allCases`.
  ///
  /// - Parameters:
  ///   - width: σ of the Gaussian kernel.
  ///   - directions: of the sliced distance.
  ///   - coefficients: c of g = Σ cᵢ k(xᵢ, ·), which has E_S g − E_T g = cᵀKδ and ‖g‖² = cᵀKc.
  public static func sides(of pair: DistributionPair, width: Double, directions: Matrix, coefficients: [Double]) throws -> [Sides] {
    let (points, source, target) = (pair.points, pair.source, pair.target)
    let distances = pairwiseDistances(points, points)
    let first = try pair.transport(distances).cost
    let second = max(0, try pair.transport(pairwiseSquaredDistances(points, points)).cost)
    let totalVariation = pair.differences.map(\.magnitude).sum() / 2
    let moments = try GaussianTransport(
      sourceMean: points.columnMeans(weights: source), sourceCovariance: pair.covariance(source),
      targetMean: points.columnMeans(weights: target), targetCovariance: pair.covariance(target))
    let kernel = Kernel.gaussian(bandwidth: width)
    let gram = kernel.gram(of: points)
    let discrepancy = pair.squaredDiscrepancy(kernel, at: points).squareRoot()
    // The cosine of two points: a kernel with k(x, x) = 1 that takes all values in −1…1.
    var unit = points
    unit.transformRows { _, point in
      let norm = (point[0] * point[0] + point[1] * point[1]).squareRoot()
      for column in 0..<point.count { point[column] /= norm }
    }
    let thresholds = ThresholdDivergence(
      SortedSample(points.column(0), weights: source), SortedSample(points.column(0), weights: target))
    let divergence = kullbackLeibler(source, target)
    let sliced = SlicedWasserstein(points, points, sourceWeights: source, targetWeights: target, directions: directions)
    return allCases.map { law in
      let sides: (Double, Double) =
        switch law {
        case .meanDifference: (points.transposedTimes(pair.differences).norm, first)
        case .wassersteinOrder: (first, second.squareRoot())
        case .diameter: (first, distances.elements.reduce(0, max) * totalVariation)
        case .moments: (moments.squaredDistance, second)
        case .gaussianKernel: (discrepancy, first / width)
        case .kernelMass: (pair.squaredDiscrepancy(.linear, at: unit).squareRoot(), 2 * totalVariation)
        case .positiveKernel: (discrepancy, 2.0.squareRoot() * totalVariation)
        case .interval: (thresholds.kolmogorovSmirnov, thresholds.kuiper)
        case .twoCuts: (thresholds.kuiper, 2 * thresholds.kolmogorovSmirnov)
        case .intervalMass: (thresholds.kuiper, totalVariation)
        case .pinsker: (totalVariation, (divergence / 2).squareRoot())
        case .jensenShannon: (Divergences.jensenShannon(source, target), Double.log(2) * totalVariation)
        case .chiSquared: (divergence, Double.log(onePlus: chiSquaredDivergence(source, target)))
        case .sliced: (sliced.distance, first)
        case .duality:
          (
            coefficients.dot(gram.times(pair.differences)).magnitude,
            max(0, coefficients.dot(gram.times(coefficients))).squareRoot() * discrepancy
          )
        }
      return Sides(law: law, left: sides.0, right: sides.1)
    }
  }

  /// The law on a pair of distributions where its sides are equal, or nearly so: there a wrong constant would show.
  public func extremal(width: Double) throws -> Sides {
    let pair = extremalPair(width: width)
    let all = try Self.sides(
      of: pair, width: width, directions: Matrix(rows: [[1, 0]]), coefficients: pair.differences)
    guard let own = all.first(where: { $0.law == self }) else { preconditionFailure("Every law has its sides.") }
    return own
  }

  private func extremalPair(width: Double) -> DistributionPair {
    switch self {
    // Two points moved along the line by as much: the plan, the mean and the only slice agree.
    case .meanDifference, .wassersteinOrder, .interval, .sliced:
      DistributionPair(
        points: Matrix(rows: [[1, 0], [2, 0], [4, 0], [5, 0]]), source: [0.5, 0.5, 0, 0], target: [0, 0, 0.5, 0.5])
    // Stretched by a symmetric positive matrix, which is an optimal map.
    case .moments:
      DistributionPair(
        points: Matrix(rows: [[1, 0], [-1, 0], [0, 1], [0, -1], [2, 0], [-2, 0], [0, 3], [0, -3]]),
        source: Array(repeating: 0.25, count: 4) + Array(repeating: 0, count: 4),
        target: Array(repeating: 0, count: 4) + Array(repeating: 0.25, count: 4))
    // All the mass that moves goes as far as points lie apart; disjoint supports.
    case .diameter, .jensenShannon:
      DistributionPair(points: Matrix(rows: [[1, 0], [2, 0]]), source: [1, 0], target: [0, 1])
    // Near each other against the kernel's width, or far.
    case .gaussianKernel:
      DistributionPair(points: Matrix(rows: [[width, 0], [1.01 * width, 0]]), source: [1, 0], target: [0, 1])
    case .positiveKernel:
      DistributionPair(points: Matrix(rows: [[width, 0], [101 * width, 0]]), source: [1, 0], target: [0, 1])
    // Opposite points have the cosine −1.
    case .kernelMass:
      DistributionPair(points: Matrix(rows: [[1, 0], [-1, 0]]), source: [1, 0], target: [0, 1])
    // The source between the target's halves: F_S − F_T reaches −½ and ½.
    case .twoCuts, .intervalMass, .duality:
      DistributionPair(points: Matrix(rows: [[1, 0], [2, 0], [3, 0]]), source: [0, 1, 0], target: [0.5, 0, 0.5])
    // Nearly the same masses: both sides are ε to the second order.
    case .pinsker:
      DistributionPair(points: Matrix(rows: [[1, 0], [2, 0]]), source: [0.51, 0.49], target: [0.5, 0.5])
    // S/T takes one value where S has mass.
    case .chiSquared:
      DistributionPair(
        points: Matrix(rows: [[1, 0], [2, 0], [3, 0], [4, 0]]), source: [0.5, 0.5, 0, 0], target: Array(repeating: 0.25, count: 4))
    }
  }
}

extension DistanceOrder {
  /// Both sides of a law on a pair of distributions.
  public struct Sides: Codable, Sendable, Hashable {
    /// The law.
    public let law: DistanceOrder
    /// What is at most `right`.
    public let left: Double
    /// What is at least `left`.
    public let right: Double

    /// What the law leaves; negative where it is violated.
    public var slack: Double { right - left }
    /// The left side as a share of the right one: 1 where the law is attained; 0 where both are 0.
    public var ratio: Double { right == 0 ? 0 : left / right }
  }
}
