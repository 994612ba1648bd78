import Learning
import NumericCore
import Transfer
import Worlds

/// What random finite instances say of the inequalities, counted in whole numbers; tallies of different seeds add up.
struct LawTally: Sendable, Hashable, Codable {
  var instanceCount = 0
  /// R_S + ½ d_HΔH + λ − R_T of every hypothesis of every instance, in probabilities.
  var slacks: [Double] = []
  /// Hypotheses whose R_T exceeds the right side: with ½, with the roles of the domains exchanged, and without ½.
  var violations = 0
  var exchangedViolations = 0
  var wholeViolations = 0
  /// Hypotheses where the right side is attained: with ½, and without it where d_HΔH is not 0.
  var attained = 0
  var wholeAttained = 0
  /// Instances with a hypothesis that violates the bound with d_H in the place of d_HΔH: with ½, and without.
  var classViolations = 0
  var wholeClassViolations = 0
  /// Instances in which λ is less than the least source risk.
  var jointRiskBelowSource = 0
  /// Hypotheses that violate the bound by marginals and labelling functions, with TV and with 2 TV.
  var labellingViolations = 0
  var doubleLabellingViolations = 0
  /// Randomised classifiers whose risks under target labels g and 1 − g do not sum to 1.
  var impossibilityViolations = 0

  /// The tally of `count` instances.
  init(seed: UInt64, count: Int) {
    let random = RandomSource(seed: seed).stream("law")
    for _ in 0..<count {
      let world = RandomFiniteWorld(from: random)
      add(world)
      addImpossibility(world, from: random)
    }
  }

  /// Adds the tally of another seed.
  mutating func add(_ other: LawTally) {
    instanceCount += other.instanceCount
    slacks += other.slacks
    violations += other.violations
    exchangedViolations += other.exchangedViolations
    wholeViolations += other.wholeViolations
    attained += other.attained
    wholeAttained += other.wholeAttained
    classViolations += other.classViolations
    wholeClassViolations += other.wholeClassViolations
    jointRiskBelowSource += other.jointRiskBelowSource
    labellingViolations += other.labellingViolations
    doubleLabellingViolations += other.doubleLabellingViolations
    impossibilityViolations += other.impossibilityViolations
  }

  private mutating func add(_ world: RandomFiniteWorld) {
    instanceCount += 1
    let domains = DomainPair(source: world.source, target: world.target)
    let bound = BenDavidBound(domains, hypotheses: world.hypotheses)
    let (half, ideal) = (bound.divergence.supremum, bound.idealJointRisk.value)
    let overClass = domains.hypothesisDivergence(over: world.hypotheses).supremum
    let risks = world.hypotheses.labelings.map { (source: world.source.risk(of: $0), target: world.target.risk(of: $0)) }
    for risk in risks {
      let slack = risk.source + half + ideal - risk.target
      slacks.append(Double(slack) / Double(RandomFiniteWorld.whole))
      violations += slack < 0 ? 1 : 0
      attained += slack == 0 ? 1 : 0
      exchangedViolations += risk.target + half + ideal < risk.source ? 1 : 0
      wholeViolations += slack + half < 0 ? 1 : 0
      wholeAttained += slack + half == 0 && half > 0 ? 1 : 0
    }
    let worst = risks.map { $0.target - $0.source }.max() ?? 0
    classViolations += worst > overClass + ideal ? 1 : 0
    wholeClassViolations += worst > 2 * overClass + ideal ? 1 : 0
    jointRiskBelowSource += (risks.map(\.source).min() ?? 0) > ideal ? 1 : 0
    addLabelling(world)
  }

  private mutating func addLabelling(_ world: RandomFiniteWorld) {
    func probabilities(_ domain: FiniteDomain<Int>) -> FiniteDomain<Double> {
      let whole = Double(RandomFiniteWorld.whole)
      return FiniteDomain(negative: domain.negative.map { Double($0) / whole }, positive: domain.positive.map { Double($0) / whole })
    }
    let domains = DomainPair(source: probabilities(world.source), target: probabilities(world.target))
    let bound = LabellingDifferenceBound(domains)
    for labels in world.hypotheses.labelings {
      let slack = bound.bound(sourceRisk: domains.source.risk(of: labels)) - domains.target.risk(of: labels)
      labellingViolations += slack < -Self.roundingTolerance ? 1 : 0
      doubleLabellingViolations += slack + bound.totalVariation < -Self.roundingTolerance ? 1 : 0
    }
  }

  /// Sums of fewer than 64 numbers of size 1 at most: each addition errs by half a unit in the last place of 1.
  static let roundingTolerance = 64 * Double.ulpOfOne

  /// A randomised classifier labels a point 1 with a probability in tenths, and its risk is counted in tenths of the whole.
  private mutating func addImpossibility(_ world: RandomFiniteWorld, from random: RandomSource) {
    let tenths = world.target.marginal.map { _ in random.integer(below: 11) }
    func risk(_ domain: FiniteDomain<Int>) -> Int {
      tenths.indices.reduce(0) { $0 + tenths[$1] * domain.negative[$1] + (10 - tenths[$1]) * domain.positive[$1] }
    }
    let flipped = FiniteDomain(negative: world.target.positive, positive: world.target.negative)
    impossibilityViolations += risk(world.target) + risk(flipped) == 10 * RandomFiniteWorld.whole ? 0 : 1
  }
}
