import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// A world with the terms of the bound for one hypothesis, in exact arithmetic.
struct Scenario: Sendable {
  let name: String
  let terms: BoundTerms

  /// - Parameter hypothesis: the one that is judged; nil for the one of least source risk.
  init<Class: HypothesisClass>(_ name: String, _ world: FiniteWorld, over hypotheses: Class, hypothesis: Class.Hypothesis? = nil) {
    self.name = name
    let bound = BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: hypotheses)
    terms = BoundTerms(of: hypothesis, in: bound) { $0 }
  }

  /// The row of a table.
  var cells: [Cell] {
    [.text(name)]
      + [terms.sourceRisk, terms.supremum, terms.idealJointRisk, terms.bound, terms.targetRisk, terms.leastTargetRisk].map(
        Cell.exact)
  }
}

/// The worlds in which the terms say one thing and the target risk another.
struct Scenarios: Sendable {
  /// Half of the points of the uniform worlds.
  static let half = 50

  let underTrained, divergence, flipped, rareRegion, rareFlip, noisy, misspecified, apart: Scenario
  /// R_T of importance-weighted learning in the worlds with a rare region.
  let weightedRegion, weightedFlip, weightedMisspecified: Rational
  /// Unions of two intervals before and after x ↦ |x|.
  let unfolded, folded: BoundTerms
  /// Worlds with label noise ρ = 1/10, 1/4, 2/5, 49/100: what is said of noise is decided on these.
  let noisyFamily: [Scenario]

  var scenarios: [Scenario] { [underTrained, divergence, flipped, rareRegion, rareFlip, noisy, misspecified, apart] }

  init(_ options: WorldOptions) {
    let (half, below, two) = (Self.half, Thresholds(.below), IntervalUnions(limit: 2))
    let region = FiniteWorld.rareRegion(rarity: options.rarity, middle: 2 * options.rarity)
    let flip = FiniteWorld.rareFlip(rarity: options.rarity)
    let wrong = FiniteWorld.rareRegion(rarity: options.rarity, middle: Rational(2, 5))
    func noisyWorld(_ noise: Rational) -> Scenario { Scenario("noisy source", .noisySource(half: half, noise: noise), over: below) }
    underTrained = Scenario("under-trained", .unchanged(half: half), over: below, hypothesis: IntervalSet([0..<2 * half]))
    divergence = Scenario("divergence", .rareRegion(rarity: Rational(1, 100), middle: Rational(2, 100)), over: below)
    flipped = Scenario("flipped labels", .flippedLabels(half: half), over: Thresholds(.either))
    rareRegion = Scenario("rare region", region, over: below)
    rareFlip = Scenario("rare flip", flip, over: below)
    noisy = noisyWorld(options.noise)
    misspecified = Scenario("misspecified", wrong, over: below)
    apart = Scenario("apart", .apart, over: below)
    (weightedRegion, weightedFlip) = (Self.weightedTargetRisk(region), Self.weightedTargetRisk(flip))
    weightedMisspecified = Self.weightedTargetRisk(wrong)
    (unfolded, folded) = (Scenario("", .unfolded, over: two).terms, Scenario("", .folded, over: two).terms)
    noisyFamily = [Rational(1, 10), Rational(1, 4), Rational(2, 5), Rational(49, 100)].map(noisyWorld)
  }

  /// R_T of the threshold with the least source risk under the weights T(x)/S(x).
  private static func weightedTargetRisk(_ world: FiniteWorld) -> Rational {
    let weights = zip(world.source.marginal, world.target.marginal).map { $0 > 0 ? $1 / $0 : 0 }
    let weighted = FiniteDomain(
      negative: zip(weights, world.source.negative).map { $0 * $1 }, positive: zip(weights, world.source.positive).map { $0 * $1 })
    let thresholds = Thresholds(.below)
    return thresholds.risk(of: thresholds.riskMinimizer(on: weighted).hypothesis, on: world.target)
  }

  /// R_T of the threshold of least risk on a sample of the noisy source.
  static func noisyTargetRisk(size: Int, noise: Rational, from random: RandomSource) -> Double {
    var (negative, positive) = (Array(repeating: 0, count: 2 * half), Array(repeating: 0, count: 2 * half))
    for _ in 0..<size {
      let point = random.integer(below: 2 * half)
      if (point < half) != random.bernoulli(noise.doubleValue) { positive[point] += 1 } else { negative[point] += 1 }
    }
    let learnt = Thresholds(.below).riskMinimizer(on: FiniteDomain(negative: negative, positive: positive)).hypothesis
    // The constant 0 has no range: it cuts before the first point.
    let cut = learnt.ranges.first?.upperBound ?? 0
    return Double(abs(cut - half)) / Double(2 * half)
  }
}
