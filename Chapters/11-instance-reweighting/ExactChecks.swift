import Learning
import NumericCore
import Transfer

/// The identities and inequalities of weighting, on random finite domains in exact fractions. They depend on no seed of the run.
struct ExactChecks: Sendable, Hashable {
  /// Domains on a few points with masses in whole numbers: a source, a target, the target's labels' probabilities and a loss.
  struct Instance {
    let source: [Rational]
    let target: [Rational]
    let losses: [Rational]

    /// An instance on `count` points; without full support some points have no source mass.
    init(count: Int, hasFullSupport: Bool, from random: RandomSource) {
      var masses = (0..<count).map { _ in 1 + random.integer(below: 4) }
      if !hasFullSupport { masses[random.integer(below: count)] = 0 }
      source = Self.normalised(masses)
      target = Self.normalised((0..<count).map { _ in 1 + random.integer(below: 4) })
      losses = (0..<count).map { _ in Rational(random.integer(below: 5), 4) }
    }

    /// An instance from its parts.
    init(source: [Rational], target: [Rational], losses: [Rational]) {
      self.source = source
      self.target = target
      self.losses = losses
    }

    private static func normalised(_ masses: [Int]) -> [Rational] {
      let total = masses.reduce(0, +)
      return masses.map { Rational($0, total) }
    }

    /// q/p, and 0 where there is no source mass: no example will be there to be weighted.
    var weights: [Rational] { zip(source, target).map { $0 > 0 ? $1 / $0 : 0 } }

    /// E_S[w ℓ].
    var weightedRisk: Rational { source.indices.reduce(0) { $0 + source[$1] * weights[$1] * losses[$1] } }

    /// E_T[ℓ].
    var targetRisk: Rational { target.indices.reduce(0) { $0 + target[$1] * losses[$1] } }

    /// E_T[ℓ 1(x outside the source's support)].
    var lostRisk: Rational { target.indices.reduce(0) { $0 + (source[$1] == 0 ? target[$1] * losses[$1] : 0) } }
  }

  /// The number of instances of each identity.
  static let instanceCount = 200

  /// Instances with E_S[wℓ] = E_T[ℓ], with full support and without.
  let unbiasedWithSupport: Int
  let unbiasedWithoutSupport: Int
  /// Instances without full support whose bias is exactly −E_T[ℓ 1(x outside)].
  let biasIsLostRisk: Int
  /// Instances with E_S[w²] = 1 + χ².
  let secondMomentIsChiSquared: Int
  /// Instances where, over all samples of two examples, the mean of the estimator is E_T[ℓ] and its variance is (E_S[w²ℓ²] − E_T[ℓ]²)/2.
  let varianceIsExact: Int
  /// Instances where the self-normalised estimator of the same samples is unbiased.
  let selfNormalisedIsUnbiased: Int
  /// Instances where the weighted risk against changed labels is the risk of the source's labels on the target.
  let conditionalIsSources: Int
  /// Instances where Bayes' rule gives back the ratio exactly.
  let bayesRuleHolds: Int
  /// Instances where Bayes' rule gives it back without the factor n_S/n_T.
  let bayesRuleHoldsWithoutFactor: Int

  init() {
    let random = RandomSource(seed: 11)
    let full = (0..<Self.instanceCount).map { _ in Instance(count: 4, hasFullSupport: true, from: random) }
    let partial = (0..<Self.instanceCount).map { _ in Instance(count: 4, hasFullSupport: false, from: random) }
    unbiasedWithSupport = full.count { $0.weightedRisk == $0.targetRisk }
    unbiasedWithoutSupport = partial.count { $0.weightedRisk == $0.targetRisk }
    biasIsLostRisk = partial.count { $0.weightedRisk - $0.targetRisk == 0 - $0.lostRisk }
    secondMomentIsChiSquared = full.count(where: Self.secondMomentIsChiSquared)
    let small = (0..<Self.instanceCount).map { _ in Instance(count: 3, hasFullSupport: true, from: random) }
    varianceIsExact = small.count(where: Self.varianceIsExact)
    selfNormalisedIsUnbiased = small.count(where: Self.selfNormalisedIsUnbiased)
    conditionalIsSources = full.count { Self.conditionalIsSources($0, from: random) }
    bayesRuleHolds = full.count { Self.bayesRule($0, sourceCount: 40, targetCount: 10, factor: Rational(40, 10)) }
    bayesRuleHoldsWithoutFactor = full.count { Self.bayesRule($0, sourceCount: 40, targetCount: 10, factor: 1) }
  }

  private static func secondMomentIsChiSquared(_ instance: Instance) -> Bool {
    let square = instance.source.indices.reduce(Rational(0)) {
      $0 + instance.source[$1] * instance.weights[$1] * instance.weights[$1]
    }
    let chiSquared = instance.source.indices.reduce(Rational(0)) {
      let difference = instance.target[$1] - instance.source[$1]
      return $0 + difference * difference / instance.source[$1]
    }
    return square == 1 + chiSquared
  }

  /// Σ over all samples (x₁, x₂) of p(x₁) p(x₂) g(x₁, x₂).
  private static func overSamples(_ instance: Instance, _ value: (Int, Int) -> Rational) -> Rational {
    instance.source.indices.reduce(Rational(0)) { total, first in
      instance.source.indices.reduce(total) { $0 + instance.source[first] * instance.source[$1] * value(first, $1) }
    }
  }

  private static func varianceIsExact(_ instance: Instance) -> Bool {
    let products = zip(instance.weights, instance.losses).map { $0 * $1 }
    let mean = overSamples(instance) { (products[$0] + products[$1]) / 2 }
    let square = overSamples(instance) { (products[$0] + products[$1]) * (products[$0] + products[$1]) / 4 }
    let single = instance.source.indices.reduce(Rational(0)) { $0 + instance.source[$1] * products[$1] * products[$1] }
    return mean == instance.targetRisk && square - mean * mean == (single - mean * mean) / 2
  }

  private static func selfNormalisedIsUnbiased(_ instance: Instance) -> Bool {
    let (weights, losses) = (instance.weights, instance.losses)
    let mean = overSamples(instance) {
      (weights[$0] * losses[$0] + weights[$1] * losses[$1]) / (weights[$0] + weights[$1])
    }
    return mean == instance.targetRisk
  }

  /// Labels are drawn for the source, anew for the target, and for a hypothesis: the weighted risk sees the source's.
  private static func conditionalIsSources(_ instance: Instance, from random: RandomSource) -> Bool {
    let (hypothesis, labels) = (
      instance.source.map { _ in random.bernoulli(0.5) }, instance.source.map { _ in random.bernoulli(0.5) }
    )
    let wrong = instance.source.indices.filter { hypothesis[$0] != labels[$0] }
    let weighted = wrong.reduce(Rational(0)) { $0 + instance.source[$1] * instance.weights[$1] }
    return weighted == wrong.reduce(Rational(0)) { $0 + instance.target[$1] }
  }

  private static func bayesRule(_ instance: Instance, sourceCount: Int, targetCount: Int, factor: Rational) -> Bool {
    instance.source.indices.allSatisfy { point in
      let (source, target) = (Rational(sourceCount) * instance.source[point], Rational(targetCount) * instance.target[point])
      let targetShare = target / (source + target)
      return factor * targetShare / (1 - targetShare) == instance.weights[point]
    }
  }
}
