import Learning
import NumericCore
import Transfer
import Worlds

/// What all seeds together show.
struct Experiment: Sendable {
  let probes: [Probe]
  /// The interleaved world at ξ = 1/1000: W₁, and the target risk of a threshold that is perfect on the source.
  let interleaved: (wasserstein1: Rational, targetRisk: Rational)
  let geometry: Geometry

  init(probes: [Probe]) throws {
    self.probes = probes
    let world = InterleavedWorld(spacing: Rational(1, 1000), convention: .article)
    let domains = DomainPair(source: world.source, target: world.target)
    let always = Array(repeating: true, count: world.positions.count)
    interleaved = (
      Rational(domains.wasserstein1(positions: world.positions), world.whole) * world.spacing,
      Rational(world.target.risk(of: always), world.whole)
    )
    geometry = try Geometry(random: RandomSource(seed: 1).stream("geometry"))
  }

  /// The share of seeds in which a distance exceeds the 95 % quantile of its null: 0.05 where it is blind.
  func power(_ distance: Distance, in world: World) -> Double {
    let readings = probes.compactMap { $0.readings[world]?[distance] }
    // Worlds with one source law share their nulls, which makes the quantile steadier.
    let alike = world.hasStandardSource ? World.allCases.filter(\.hasStandardSource) : [world]
    let nulls = alike.flatMap { world in probes.compactMap { $0.readings[world]?[distance]?.null } }
    let limit = nulls.quantile(0.95)
    return Double(readings.count { $0.value > limit }) / Double(max(1, readings.count))
  }

  /// The least slack of an inequality over the seeds.
  func slack(_ name: String) -> Double { probes.compactMap { $0.laws.slacks[name] }.min() ?? .infinity }

  /// The largest deviation of an identity over the seeds.
  func deviation(_ name: String) -> Double { probes.compactMap { $0.laws.deviations[name] }.max() ?? 0 }

  /// The slope of log E W₁ against log n in a dimension, for two samples of one law.
  func nullSlope(dimension index: Int) -> Double {
    let points = NullProbe.sizes.indices.map { size in
      (Double.log(Double(NullProbe.sizes[size])), Double.log(probes.map { $0.nullDistance.wasserstein1[index][size] }.mean))
    }
    let (x, y) = (points.map(\.0).mean, points.map(\.1).mean)
    return points.map { ($0.0 - x) * ($0.1 - y) }.sum() / points.map { ($0.0 - x) * ($0.0 - x) }.sum()
  }
}

/// What aligning a source with a target does to the source's neighbourhoods.
struct Geometry: Sendable {
  /// The share of the ten nearest neighbours that a translation to the target's mean keeps, and that CORAL's map keeps.
  let translated: Double
  let whitened: Double

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
    translated = Self.keptNeighbours(source, source.subtracting(rowwise: shift))
    whitened = Self.keptNeighbours(source, centred * whitening * coloring)
  }

  private static func keptNeighbours(_ before: Matrix, _ after: Matrix) -> Double {
    let pairs = [before, after].map { points in
      let distances = pairwiseSquaredDistances(points, points)
      return (0..<points.rowCount).map { Set(distances.row($0).ascendingOrder().prefix(11)) }
    }
    let kept = zip(pairs[0].indices, zip(pairs[0], pairs[1])).map { row, sets in
      sets.0.intersection(sets.1).subtracting([row]).count
    }
    return Double(kept.reduce(0, +)) / Double(10 * before.rowCount)
  }
}
