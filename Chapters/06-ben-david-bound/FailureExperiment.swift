import Learning
import NumericCore
import Transfer
import Worlds

/// Worlds in which the terms of the bound say one thing and the target risk another, for thresholds 1[x < t], in exact arithmetic.
struct FailureExperiment: Sendable {
  /// The parameters: ε of the rare regions and ρ of the noisy source.
  let rarity: Rational
  let noise: Rational
  /// The rows of the table.
  let underTrained: Scenario
  let divergence: Scenario
  let flipped: Scenario
  let rareRegion: Scenario
  let rareFlip: Scenario
  let noisy: Scenario
  let misspecified: Scenario
  /// The target risks of importance-weighted learning in the three worlds with a rare region.
  let weightedRareRegion: Rational
  let weightedRareFlip: Rational
  let weightedMisspecified: Rational
  /// λ and ½ d_HΔH of unions of two intervals before and after x ↦ |x|.
  let unfolded: (jointRisk: Rational, divergence: Rational)
  let folded: (jointRisk: Rational, divergence: Rational)

  /// Half of the points of the uniform worlds.
  static let half = 50

  /// The mass of the second point in the misspecified world, at which λ is large.
  static let misspecifiedMass = Rational(2, 5)

  init(rarity: Rational, noise: Rational) {
    self.rarity = rarity
    self.noise = noise
    let always = IntervalSet([0..<2 * Self.half])
    let rare = FiniteWorld.rareRegion(rarity: rarity, middle: 2 * rarity)
    let flip = FiniteWorld.rareFlip(rarity: rarity)
    let misspecifiedWorld = FiniteWorld.rareRegion(rarity: rarity, middle: Self.misspecifiedMass)
    underTrained = Scenario("under-trained", .unchanged(half: Self.half), hypothesis: always)
    divergence = Scenario("divergence", .rareRegion(rarity: Rational(1, 100), middle: Rational(2, 100)))
    flipped = Scenario("flipped labels", .flippedLabels(half: Self.half), over: Thresholds(.either))
    rareRegion = Scenario("rare region", rare)
    rareFlip = Scenario("rare flip", flip)
    noisy = Scenario("noisy source", .noisySource(half: Self.half, noise: noise))
    misspecified = Scenario("misspecified", misspecifiedWorld)
    weightedRareRegion = Self.weightedTargetRisk(rare)
    weightedRareFlip = Self.weightedTargetRisk(flip)
    weightedMisspecified = Self.weightedTargetRisk(misspecifiedWorld)
    unfolded = Self.terms(.unfolded)
    folded = Self.terms(.folded)
  }

  /// The scenarios in the order of the table.
  var scenarios: [Scenario] { [underTrained, divergence, flipped, rareRegion, rareFlip, noisy, misspecified] }

  /// R_T of the threshold with the least source risk under the weights T(x)/S(x).
  private static func weightedTargetRisk(_ world: FiniteWorld) -> Rational {
    let (sourceMasses, targetMasses) = (world.source.marginal, world.target.marginal)
    let weights = zip(sourceMasses, targetMasses).map { $0 > 0 ? $1 / $0 : 0 }
    let weighted = FiniteDomain(
      negative: zip(weights, world.source.negative).map { $0 * $1 }, positive: zip(weights, world.source.positive).map { $0 * $1 })
    let thresholds = Thresholds(.below)
    return thresholds.risk(of: thresholds.riskMinimizer(on: weighted).hypothesis, on: world.target)
  }

  private static func terms(_ world: FiniteWorld) -> (jointRisk: Rational, divergence: Rational) {
    let bound = BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: IntervalUnions(limit: 2))
    return (bound.idealJointRisk.value, bound.divergence.supremum)
  }

  /// R_T of the threshold with the least risk on a noisy source sample, for sizes n; one seed.
  static func noisyTargetRisks(noise: Rational, seed: UInt64) -> [Double] {
    let random = RandomSource(seed: seed).stream("noisy source")
    return noisySizes.map { size in
      var (negative, positive) = (Array(repeating: 0, count: 2 * half), Array(repeating: 0, count: 2 * half))
      for _ in 0..<size {
        let point = random.integer(below: 2 * half)
        if (point < half) != random.bernoulli(noise.doubleValue) { positive[point] += 1 } else { negative[point] += 1 }
      }
      let learnt = Thresholds(.below).riskMinimizer(on: FiniteDomain(negative: negative, positive: positive)).hypothesis
      let cut = learnt.ranges.first?.upperBound ?? 0
      return Double(abs(cut - half)) / Double(2 * half)
    }
  }

  /// The source sample sizes of the noisy world.
  static let noisySizes = [50, 500, 5000]
}

/// One world with the terms of the bound for one threshold.
struct Scenario: Sendable {
  let name: String
  let sourceRisk: Rational
  /// ½ d_HΔH.
  let divergence: Rational
  /// λ.
  let jointRisk: Rational
  let targetRisk: Rational
  /// The least target risk of any threshold: what learning on the target would give.
  let scratchRisk: Rational

  var bound: Rational { sourceRisk + divergence + jointRisk }

  /// - Parameter hypothesis: the threshold that is judged; nil for the one of least source risk.
  init(_ name: String, _ world: FiniteWorld, over thresholds: Thresholds = Thresholds(.below), hypothesis: IntervalSet? = nil) {
    self.name = name
    let bound = BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: thresholds)
    let judged = hypothesis ?? thresholds.riskMinimizer(on: world.source).hypothesis
    sourceRisk = thresholds.risk(of: judged, on: world.source)
    targetRisk = thresholds.risk(of: judged, on: world.target)
    divergence = bound.divergence.supremum
    jointRisk = bound.idealJointRisk.value
    scratchRisk = thresholds.riskMinimizer(on: world.target).risk
  }
}
