import Learning
import NumericCore
import Transfer

/// What looks at the samples of a world: a distance between features, or λ.
enum Sight: String, CaseIterable, Codable, Sendable {
  case kolmogorovSmirnov, stumps, wasserstein1, wasserstein2, sliced, linearMMD, gaussianMMD, quadraticMMD, coral, energy, proxyA,
    jointRisk

  /// The name in tables.
  var name: String {
    switch self {
    case .jointRisk: "λ of stumps"
    default: distance(dimension: 1, random: RandomSource(seed: 0))?.name ?? rawValue
    }
  }

  /// The distance between features; nil for λ, which needs labels.
  func distance(dimension: Int, random: RandomSource) -> SampleDistance? {
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

  /// What it shows of a sample.
  func value(_ sample: WorldSample, random: RandomSource) throws -> Double {
    if let distance = distance(dimension: sample.source.columnCount, random: random) {
      return try distance.value(sample.source, sample.target)
    }
    let points = Matrix(
      rowCount: 2 * sample.source.rowCount, columnCount: sample.source.columnCount,
      elements: sample.source.elements + sample.target.elements)
    let domain = FiniteDomain(
      marginal: Array(repeating: 1, count: points.rowCount), labels: sample.sourceLabels + sample.targetLabels)
    return Double(Stumps(points: points).riskMinimizer(on: domain).risk) / Double(sample.source.rowCount)
  }
}

/// What aligning a source with a target does to the source's neighbourhoods: 150 points in five dimensions, long in different directions.
struct KeptNeighbours {
  /// The share of the ten nearest neighbours that a translation to the target's mean keeps, which makes the linear MMD zero.
  let translation: Double
  /// The share that CORAL's map keeps, which makes the covariances equal.
  let coral: Double

  init(random: RandomSource) throws {
    let (count, dimension) = (150, 5)
    var source = random.normals(rowCount: count, columnCount: dimension)
    var target = random.normals(rowCount: count, columnCount: dimension)
    // Long in different directions, as features on different scales are.
    source.transformRows { _, row in for column in 0..<dimension { row[column] *= Double.pow(3, Double(column) - 2) } }
    target.transformRows { _, row in
      for column in 0..<dimension { row[column] = 2 + row[column] * Double.pow(3, 2 - Double(column)) }
    }
    let shift = zip(source.columnMeans, target.columnMeans).map { $0 - $1 }
    let centred = source.subtracting(rowwise: source.columnMeans)
    let whitening = try SymmetricEigendecomposition(source.covariance).inverseSquareRoot()
    let coloring = try SymmetricEigendecomposition(target.covariance).squareRoot()
    translation = Self.share(source, source.subtracting(rowwise: shift))
    coral = Self.share(source, centred * whitening * coloring)
  }

  private static func share(_ before: Matrix, _ after: Matrix) -> Double {
    let pairs = [before, after].map { points in
      let distances = pairwiseSquaredDistances(points, points)
      return (0..<points.rowCount).map { Set(distances.row($0).ascendingOrder().prefix(11)) }
    }
    let kept = pairs[0].indices.map { row in pairs[0][row].intersection(pairs[1][row]).subtracting([row]).count }
    return Double(kept.reduce(0, +)) / Double(10 * before.rowCount)
  }
}
