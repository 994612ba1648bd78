import Learning
import NumericCore
import Transfer

/// What one seed shows: the distances of every world and of its null, the laws on a random pair, and how estimates behave.
struct Probe: Sendable {
  /// A distance in a world, and in the same world without a difference.
  struct Reading: Sendable {
    let value: Double
    let null: Double
  }

  /// Keyed by world and distance.
  let readings: [World: [Distance: Reading]]
  let laws: Laws
  let meanDiscrepancy: MeanDiscrepancyProbe
  let nullDistance: NullProbe
  let lipschitz: LipschitzProbe

  /// Points of each sample in the worlds.
  static let sampleSize = 60

  init(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    readings = try Dictionary(
      uniqueKeysWithValues: World.allCases.map { world in (world, try Self.readings(world, random: random.stream(world.rawValue))) }
    )
    laws = try Laws(random: random.stream("laws"))
    meanDiscrepancy = MeanDiscrepancyProbe(random: random.stream("mean discrepancy"))
    nullDistance = try NullProbe(random: random.stream("null"))
    lipschitz = LipschitzProbe(random: random.stream("lipschitz"))
  }

  private static func readings(_ world: World, random: RandomSource) throws -> [Distance: Reading] {
    let sample = WorldSample(of: world, count: sampleSize, isNull: false, random: random.stream("sample"))
    let null = WorldSample(of: world, count: sampleSize, isNull: true, random: random.stream("null"))
    return try Dictionary(
      uniqueKeysWithValues: Distance.allCases.map { distance in
        let own = random.stream(distance.rawValue)
        return (distance, Reading(value: try distance.value(sample, random: own), null: try distance.value(null, random: own)))
      })
  }
}

/// Both forms of the Gaussian MMD² on small samples of N(0, 1) and N(½, 1.5²), whose population value is known.
struct MeanDiscrepancyProbe: Sendable {
  /// Means over the repetitions.
  let unbiased: Double
  let biased: Double
  /// How many repetitions had a negative unbiased MMD², and how many had one for two samples of N(0, 1).
  let negativeCount: Int
  let negativeNullCount: Int

  static let sampleSize = 20
  static let repetitions = 25

  init(random: RandomSource) {
    let draws = (0..<Self.repetitions).map { _ in
      let source = random.normals(rowCount: Self.sampleSize, columnCount: 1)
      let again = random.normals(rowCount: Self.sampleSize, columnCount: 1)
      let target = Matrix(rowCount: Self.sampleSize, columnCount: 1, elements: again.elements.map { 0.5 + 1.5 * $0 })
      return [target, again].map { MaximumMeanDiscrepancy(source: source, target: $0, kernel: .gaussian(bandwidth: 1)) }
    }
    unbiased = draws.map { $0[0].unbiasedSquared ?? 0 }.mean
    biased = draws.map { $0[0].biasedSquared }.mean
    negativeCount = draws.count { ($0[0].unbiasedSquared ?? 0) < 0 }
    negativeNullCount = draws.count { ($0[1].unbiasedSquared ?? 0) < 0 }
  }

  /// E k(X, Y) for X ~ N(m, s²), Y ~ N(0, t²) and the Gaussian kernel of width 1: 1/√v · exp(−m²/2v), v = 1 + s² + t².
  static func meanKernel(_ difference: Double, _ s: Double, _ t: Double) -> Double {
    let v = 1 + s * s + t * t
    return Double.exp(-difference * difference / (2 * v)) / v.squareRoot()
  }

  /// The population's MMD² of N(0, 1) and N(m, s²).
  static func population(mean: Double, deviation: Double) -> Double {
    meanKernel(0, 1, 1) + meanKernel(0, deviation, deviation) - 2 * meanKernel(mean, 1, deviation)
  }

  /// The bias of the V statistic, (1 − E k)/n of each sample.
  static var bias: Double { (2 - meanKernel(0, 1, 1) - meanKernel(0, 1.5, 1.5)) / Double(sampleSize) }
}

/// Distances between two samples of one law, by sample size and dimension.
struct NullProbe: Sendable {
  /// W₁ by dimension and size, `wasserstein1[dimension][size]`.
  let wasserstein1: [[Double]]
  /// The biased Gaussian MMD² in two dimensions, by size.
  let biasedMMD: [Double]
  /// The proxy A-distance in 40 dimensions with 40 points of each domain, from the error on the training points and on held-out ones.
  let trainedDistance: Double
  let heldOutDistance: Double

  static let dimensions = [1, 2, 5, 20]
  static let sizes = [16, 32, 64]

  init(random: RandomSource) throws {
    wasserstein1 = try Self.dimensions.map { dimension in
      try Self.sizes.map { size in
        let (source, target) = (
          random.normals(rowCount: size, columnCount: dimension), random.normals(rowCount: size, columnCount: dimension)
        )
        return try ExactTransport(TransportProblem(costs: pairwiseDistances(source, target))).cost
      }
    }
    biasedMMD = Self.sizes.map { size in
      MaximumMeanDiscrepancy(
        source: random.normals(rowCount: size, columnCount: 2), target: random.normals(rowCount: size, columnCount: 2),
        kernel: .gaussian(bandwidth: 1)
      ).biasedSquared
    }
    let (source, target) = (random.normals(rowCount: 40, columnCount: 40), random.normals(rowCount: 40, columnCount: 40))
    let both = source.appending(target)
    let labels = Array(repeating: 0.0, count: 40) + Array(repeating: 1, count: 40)
    let classifier = try LogisticRegression(Sample(features: both, labels: labels), penalty: 1e-3, tolerance: 1e-6)
    let errors = zip(classifier.labels(of: both), labels).count { $0 != $1 }
    trainedDistance = proxyADistance(balancedError: Double(errors) / 80)
    heldOutDistance = try HeldOutDomainClassifier(source: source, target: target, random: random).distance
  }
}

/// The bound with W₁ for Lipschitz functions, on a random pair of distributions on the line and a random finite class.
struct LipschitzProbe: Sendable {
  /// The least of R_S(h) + 2K W₁ + λ − R_T(h) over the class.
  let slack: Double

  init(random: RandomSource) {
    let line = random.uniforms(count: 8).sorted()
    let weights = (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: 8)) }
    let lipschitz = 3.0
    // Functions with slopes of random sign and size up to K between neighbouring points.
    let functions = (0..<6).map { _ in
      zip(line, line.dropFirst()).reduce(into: [random.normal()]) { values, pair in
        values.append(values[values.count - 1] + lipschitz * random.uniform(in: -1...1) * (pair.1 - pair.0))
      }
    }
    let labels = (0..<2).map { _ in random.normals(count: 8) }
    func risk(_ values: [Double], _ domain: Int) -> Double {
      weights[domain].dot(zip(values, labels[domain]).map { ($0 - $1).magnitude })
    }
    let distance = wasserstein1(SortedSample(line, weights: weights[0]), SortedSample(line, weights: weights[1]))
    let joint = functions.map { risk($0, 0) + risk($0, 1) }.min() ?? 0
    slack = functions.map { risk($0, 0) + 2 * lipschitz * distance + joint - risk($0, 1) }.min() ?? 0
  }
}
