import Learning
import NumericCore
import Transfer

/// Two distributions on the same points of the plane.
struct WeightedPair {
  let points: Matrix
  let source: [Double]
  let target: [Double]

  /// S(x) − T(x).
  var differences: [Double] { zip(source, target).map { $0 - $1 } }
  /// The first coordinate of every point.
  var line: [Double] { points.column(0) }

  /// Σ δᵢ δⱼ k(xᵢ, xⱼ).
  func squaredDiscrepancy(_ kernel: Kernel, at points: Matrix) -> Double {
    max(0, differences.dot(kernel.gram(of: points).times(differences)))
  }

  /// Optimal transport for the costs between the points.
  func transport(_ costs: Matrix) throws -> ExactTransport {
    try ExactTransport(TransportProblem(costs: costs, sourceWeights: source, targetWeights: target))
  }

  /// E[x xᵀ], not centred.
  func secondMoments(_ weights: [Double]) -> Matrix {
    var scaled = points
    scaled.transformRows { row, point in for column in 0..<point.count { point[column] *= weights[row] } }
    return points.transposedTimes(scaled)
  }

  /// The covariance of a distribution, Σ w (x − mean)(x − mean)ᵀ.
  func covariance(_ weights: [Double]) -> Matrix {
    WeightedPair(points: points.subtracting(rowwise: points.columnMeans(weights: weights)), source: source, target: target)
      .secondMoments(weights)
  }
}

/// A law that orders two distances: the left side is at most the right one, for all distributions.
enum OrderLaw: String, CaseIterable, Codable, Sendable {
  case meanDifference = "|mean difference| ≤ W₁"
  case wassersteinOrder = "W₁ ≤ W₂"
  case diameter = "W₁ ≤ diameter · TV"
  case moments = "Bures² + |mean difference|² ≤ W₂²"
  case gaussianKernel = "MMD ≤ W₁/σ, Gaussian"
  case kernelMass = "MMD ≤ 2 TV, k(x, x) = 1"
  case positiveKernel = "MMD ≤ √2 TV, Gaussian"
  case interval = "KS ≤ Kuiper"
  case twoCuts = "Kuiper ≤ 2 KS"
  case intervalMass = "Kuiper ≤ TV"
  case pinsker = "TV ≤ √(KL/2)"
  case jensenShannon = "JS ≤ log 2 · TV"
  case chiSquared = "KL ≤ log(1 + χ²)"
  case sliced = "sliced W₁ ≤ W₁"
  case duality = "|E_S g − E_T g| ≤ ‖g‖ MMD"

  /// Both sides of every law on a pair of distributions, exact but for rounding, in the order of `allCases`.
  ///
  /// - Parameters:
  ///   - width: σ of the Gaussian kernel.
  ///   - directions: of the sliced distance.
  ///   - coefficients: c of g = Σ cᵢ k(xᵢ, ·), which has E_S g − E_T g = cᵀKδ and ‖g‖² = cᵀKc.
  static func sides(of pair: WeightedPair, width: Double, directions: Matrix, coefficients: [Double]) throws -> [Sides] {
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
    let thresholds = ThresholdDivergence(SortedSample(pair.line, weights: source), SortedSample(pair.line, weights: target))
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
        case .jensenShannon: (Transfer.jensenShannon(source, target), Double.log(2) * totalVariation)
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
  func extremal(width: Double) throws -> Sides {
    let pair = extremalPair(width: width)
    let all = try Self.sides(
      of: pair, width: width, directions: Matrix(rows: [[1, 0]]), coefficients: pair.differences)
    guard let own = all.first(where: { $0.law == self }) else { preconditionFailure("Every law has its sides.") }
    return own
  }

  private func extremalPair(width: Double) -> WeightedPair {
    switch self {
    // Two points moved along the line by as much: the plan, the mean and the only slice agree.
    case .meanDifference, .wassersteinOrder, .interval, .sliced:
      WeightedPair(
        points: Matrix(rows: [[1, 0], [2, 0], [4, 0], [5, 0]]), source: [0.5, 0.5, 0, 0], target: [0, 0, 0.5, 0.5])
    // Stretched by a symmetric positive matrix, which is an optimal map.
    case .moments:
      WeightedPair(
        points: Matrix(rows: [[1, 0], [-1, 0], [0, 1], [0, -1], [2, 0], [-2, 0], [0, 3], [0, -3]]),
        source: Array(repeating: 0.25, count: 4) + Array(repeating: 0, count: 4),
        target: Array(repeating: 0, count: 4) + Array(repeating: 0.25, count: 4))
    // All the mass that moves goes as far as points lie apart; disjoint supports.
    case .diameter, .jensenShannon:
      WeightedPair(points: Matrix(rows: [[1, 0], [2, 0]]), source: [1, 0], target: [0, 1])
    // Near each other against the kernel's width, or far.
    case .gaussianKernel:
      WeightedPair(points: Matrix(rows: [[width, 0], [1.01 * width, 0]]), source: [1, 0], target: [0, 1])
    case .positiveKernel:
      WeightedPair(points: Matrix(rows: [[width, 0], [101 * width, 0]]), source: [1, 0], target: [0, 1])
    // Opposite points have the cosine −1.
    case .kernelMass:
      WeightedPair(points: Matrix(rows: [[1, 0], [-1, 0]]), source: [1, 0], target: [0, 1])
    // The source between the target's halves: F_S − F_T reaches −½ and ½.
    case .twoCuts, .intervalMass, .duality:
      WeightedPair(points: Matrix(rows: [[1, 0], [2, 0], [3, 0]]), source: [0, 1, 0], target: [0.5, 0, 0.5])
    // Nearly the same masses: both sides are ε to the second order.
    case .pinsker:
      WeightedPair(points: Matrix(rows: [[1, 0], [2, 0]]), source: [0.51, 0.49], target: [0.5, 0.5])
    // S/T takes one value where S has mass.
    case .chiSquared:
      WeightedPair(
        points: Matrix(rows: [[1, 0], [2, 0], [3, 0], [4, 0]]), source: [0.5, 0.5, 0, 0], target: Array(repeating: 0.25, count: 4))
    }
  }
}

/// Both sides of a law on a pair of distributions.
struct Sides: Codable, Sendable {
  let law: OrderLaw
  let left: Double
  let right: Double

  /// What the law leaves; negative where it is violated.
  var slack: Double { right - left }
  /// The left side as a share of the right one: 1 where the law is attained.
  var ratio: Double { left / right }
}
