import ChapterKit
import Learning
import NumericCore
import Transfer

/// What aligning a source with a target does to the source's neighbourhoods: 150 points in five dimensions, long in different
/// directions.
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

// MARK: - Order

extension DistributionPair {
  /// The largest difference of ∫ |F_S − F_T|, the transport cost, its dual value and the Lipschitz dual, relative to W₁.
  func formsResidual() throws -> Double {
    let area = wasserstein1(SortedSample(points.column(0), weights: source), SortedSample(points.column(0), weights: target))
    let column = Matrix(rowCount: points.rowCount, columnCount: 1, elements: points.column(0))
    let plan = try transport(pairwiseDistances(column, column))
    return [area - plan.cost, area - lipschitzDual, plan.dualityGap].map(\.magnitude).reduce(0, max) / max(area, 1e-3)
  }

  /// E_S f − E_T f for the f with slope ±1 that climbs where F_S < F_T: no 1-Lipschitz function has more.
  private var lipschitzDual: Double {
    let line = points.column(0)
    let order = line.ascendingOrder()
    var (height, below, dual) = (0.0, 0.0, 0.0)
    for (place, point) in order.enumerated() {
      if place > 0 { height += (line[point] - line[order[place - 1]]) * (below < 0 ? 1 : -1) }
      dual += height * differences[point]
      below += differences[point]
    }
    return dual
  }

  /// |MMD² − ‖M_S − M_T‖²| for the kernel (x·y)², relative.
  func quadraticResidual() -> Double {
    let norm = (secondMoments(source) - secondMoments(target)).frobeniusNorm
    let squared = squaredDiscrepancy(.polynomial(degree: 2, offset: 0), at: points)
    return (squared - norm * norm).magnitude / max(norm * norm, 1e-3)
  }

  /// The discrepancy sup |E_S (w·x − w′·x)² − E_T …| over ‖w‖, ‖w′‖ ≤ 1 against 4‖M_S − M_T‖₂: attained by w = −w′ = the top
  /// eigenvector, and exceeded by none of a hundred random pairs.
  func discrepancyResidual(random: RandomSource) throws -> Double {
    let difference = secondMoments(source) - secondMoments(target)
    let decomposition = try SymmetricEigendecomposition(difference)
    let sizes = decomposition.values.map(\.magnitude)
    let norm = sizes.reduce(0, max)
    func value(_ w: [Double]) -> Double { w.dot(difference.times(w)).magnitude }
    let pairs = random.directions(count: 200, dimension: 2)
    let largest = (0..<100).map { value(pairs.row(2 * $0).subtracting(pairs.row(2 * $0 + 1))) }.reduce(0, max)
    let top = sizes[0] > sizes[1] ? 0 : 1
    let attained = value(decomposition.vectors.column(top).scaled(by: 2))
    return max((attained - 4 * norm).magnitude, largest - 4 * norm, 0) / max(norm, 1e-3)
  }
}

// MARK: - Samples

/// Both forms of the Gaussian MMD² on small samples of N(0, 1) and N(½, 1.5²), whose population value is known.
struct DiscrepancyForms: Codable, Sendable {
  /// Means over the repetitions.
  let unbiased: Double
  let biased: Double
  /// How many repetitions had a negative unbiased MMD², and how many had one for two samples of N(0, 1).
  let negativeCount: Int
  let negativeNullCount: Int

  static let sampleSize = 20
  static let repetitions = 250
  static let law = NormalMeanDiscrepancy(dimension: 1, meanDistance: 0.5, sourceDeviation: 1, targetDeviation: 1.5, bandwidth: 1)
  /// The bias of the V statistic.
  static let bias = law.bias(sourceCount: sampleSize, targetCount: sampleSize)

  init(random: RandomSource) throws {
    let draws = try (0..<Self.repetitions).map { _ in
      let source = random.normals(rowCount: Self.sampleSize, columnCount: 1)
      let again = random.normals(rowCount: Self.sampleSize, columnCount: 1)
      let target = Matrix(rowCount: Self.sampleSize, columnCount: 1, elements: again.elements.map { 0.5 + 1.5 * $0 })
      return try [target, again].map { target in
        let discrepancy = MaximumMeanDiscrepancy(source: source, target: target, kernel: .gaussian(bandwidth: 1))
        guard let unbiased = discrepancy.unbiasedSquared else {
          throw MissingEvidence("A sample of one point has no unbiased MMD².")
        }
        return (unbiased: unbiased, biased: discrepancy.biasedSquared)
      }
    }
    unbiased = draws.map { $0[0].unbiased }.mean
    biased = draws.map { $0[0].biased }.mean
    negativeCount = draws.count { $0[0].unbiased < 0 }
    negativeNullCount = draws.count { $0[1].unbiased < 0 }
  }
}

// MARK: - Promises

/// The bound with W₁ on two distributions of the line with labels, over a finite class of K-Lipschitz functions.
struct LipschitzInstance: Codable, Sendable {
  /// The largest of R_T(h) − R_S(h) − λ over the class: what the bound has to allow for.
  let excess: Double
  /// 2K W₁.
  let allowance: Double

  /// K, by how much functions rise over a unit at most. Both sides of the bound grow with it.
  static let slope = 3.0

  /// The share of the allowance that is used: 1 on the extremal instance.
  var ratio: Double { excess / allowance }

  /// Eight points, functions with slopes of random sign and size up to K between neighbours, normal labels.
  init(random: RandomSource) {
    let line = random.uniforms(count: 8).sorted()
    let functions = (0..<6).map { _ in
      zip(line, line.dropFirst()).reduce(into: [random.normal()]) { values, pair in
        values.append(values[values.count - 1] + Self.slope * random.uniform(in: -1...1) * (pair.1 - pair.0))
      }
    }
    self.init(
      line, masses: (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: 8)) }, functions,
      labels: (0..<2).map { _ in random.normals(count: 8) })
  }

  /// The extremal instance is S at 0, T at 1, labels −Kx, and the class {Kx, −Kx}: R_S = λ = 0, and R_T(Kx) = 2K = 2K W₁. Here
  /// points, slopes and labels stray from it: at `away` = 1 by half a unit, down to slope 0, and by up to K/2.
  init(away: Double, random: RandomSource) {
    func stray() -> Double { away * random.uniform() }
    let line = (0..<4).map { _ in stray() / 2 } + (0..<4).map { _ in 1 + stray() / 2 }
    let functions = [1.0, 1, -1, -1].map { sign in
      let own = sign * Self.slope * (1 - stray())
      return line.map { own * $0 }
    }
    let labels = (0..<2).map { _ in line.map { Self.slope * (stray() / 2 - $0) } }
    let (equal, none) = (Array(repeating: 0.25, count: 4), Array(repeating: 0.0, count: 4))
    self.init(line, masses: [equal + none, none + equal], functions, labels: labels)
  }

  private init(_ line: [Double], masses: [[Double]], _ functions: [[Double]], labels: [[Double]]) {
    func risk(_ values: [Double], _ domain: Int) -> Double {
      masses[domain].dot(zip(values, labels[domain]).map { ($0 - $1).magnitude })
    }
    let distance = wasserstein1(SortedSample(line, weights: masses[0]), SortedSample(line, weights: masses[1]))
    let risks = functions.map { (source: risk($0, 0), target: risk($0, 1)) }
    let joint = risks.map { $0.source + $0.target }.reduce(.infinity, min)
    excess = risks.map { $0.target - $0.source }.reduce(-.infinity, max) - joint
    allowance = 2 * Self.slope * distance
  }
}
