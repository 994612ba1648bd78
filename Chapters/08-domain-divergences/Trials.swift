import ChapterKit
import Learning
import NumericCore
import Transfer

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
