public import Learning
public import NumericCore

/// A source and a target on finitely many points of a line, in ascending order, with exact probabilities.
///
/// The fixed worlds are counterexamples that random search does not find; each names the theorem or the belief that it decides.
public struct FiniteWorld: Sendable, Hashable {
  /// Where labels are plentiful.
  public let source: FiniteDomain<Rational>
  /// Where predictions are wanted.
  public let target: FiniteDomain<Rational>

  /// A world from its domains.
  ///
  /// - Precondition: both are given on the same points, and their masses sum to 1.
  public init(source: FiniteDomain<Rational>, target: FiniteDomain<Rational>) {
    precondition(source.count == target.count, "A source and a target are given on the same points.")
    precondition(source.total == 1 && target.total == 1, "The masses of a domain sum to 1.")
    self.source = source
    self.target = target
  }

  /// A world whose labels are functions of the point.
  init(source: [Rational], labels sourceLabels: [Bool], target: [Rational], labels targetLabels: [Bool]) {
    self.init(
      source: FiniteDomain(marginal: source, labels: sourceLabels), target: FiniteDomain(marginal: target, labels: targetLabels))
  }
}

extension FiniteWorld {
  /// The target risk of the threshold 1[x < t] of least risk on another domain with the same points, the lowest on a tie.
  ///
  /// - Precondition: the domain has as many points.
  public func targetRisk<Mass: Scalar>(ofBestOn domain: FiniteDomain<Mass>) -> Rational {
    precondition(domain.count == target.count, "A threshold is carried over to the same points.")
    let own = Thresholds(.below).risks(on: domain)
    return Thresholds(.below).risks(on: target)[own.indices.reduce(0) { own[$1] < own[$0] ? $1 : $0 }]
  }

  /// The source under the importance weights T(x)/S(x): the target's marginal with the source's labels, where the source has mass;
  /// nothing elsewhere.
  public var weightedSource: FiniteDomain<Rational> {
    let weights = zip(source.marginal, target.marginal).map { $0 > 0 ? $1 / $0 : 0 }
    return FiniteDomain(
      negative: zip(weights, source.negative).map { $0 * $1 }, positive: zip(weights, source.positive).map { $0 * $1 })
  }
}

extension FiniteWorld {
  /// Four points on which two hypotheses agree on the source and nowhere on the target, while neither tells the marginals apart.
  ///
  /// S = ½{a, b}, T = ½{c, d}, H = {{a, c}, {a, d}}, and the second is the truth: sup over H is 0, λ is 0, both source risks are 0,
  /// and the target risks are 1 and 0. So d_H cannot take the place of d_HΔH in the bound.
  public static let fourPoints = FiniteWorld(
    source: [Rational(1, 2), Rational(1, 2), 0, 0], labels: [true, false, false, true],
    target: [0, 0, Rational(1, 2), Rational(1, 2)], labels: [true, false, false, true])

  /// The two hypotheses of `fourPoints`; the second is the truth.
  public static let fourPointHypotheses = FiniteClass(labelings: [[true, false, true, false], [true, false, false, true]])

  /// The same with their complements and the constants: neither they nor the whole of d_H mend the bound.
  public static let fourPointClosure = FiniteClass(
    labelings: fourPointHypotheses.withComplements.labelings + [false, true].map { Array(repeating: $0, count: 4) })

  /// The same uniform marginal on 2*n* points, and the labels 1[x < *n*] turned around on the target: nothing is transferable.
  public static func flippedLabels(half count: Int) -> FiniteWorld {
    let labels = (0..<2 * count).map { $0 < count }
    let marginal = Array(repeating: Rational(1, 2 * count), count: 2 * count)
    return FiniteWorld(source: marginal, labels: labels, target: marginal, labels: labels.map { !$0 })
  }

  /// The same domain twice, uniform on 2*n* points with the labels 1[x < *n*]: whatever fails here fails for its own reasons.
  public static func unchanged(half count: Int) -> FiniteWorld {
    let labels = (0..<2 * count).map { $0 < count }
    let marginal = Array(repeating: Rational(1, 2 * count), count: 2 * count)
    return FiniteWorld(source: marginal, labels: labels, target: marginal, labels: labels)
  }

  /// The same uniform marginal on 2*n* points with the labels 1[x < *n*], turned around with probability ρ on the source only.
  ///
  /// For thresholds λ = ρ, attained by the truth, and ½ d_HΔH = 0; yet the truth has the least source risk.
  ///
  /// - Precondition: 0 ≤ ρ ≤ 1.
  public static func noisySource(half count: Int, noise: Rational) -> FiniteWorld {
    precondition(noise >= 0 && noise <= 1, "A noise level is a probability.")
    let labels = (0..<2 * count).map { $0 < count }
    let marginal = Array(repeating: Rational(1, 2 * count), count: 2 * count)
    return FiniteWorld(
      source: FiniteDomain(marginal: marginal, positiveProbability: labels.map { $0 ? 1 - noise : noise }),
      target: FiniteDomain(marginal: marginal, labels: labels))
  }

  /// Examples of the source of `noisySource(half:noise:)`, counted by point and label.
  ///
  /// - Precondition: there is a point, the count is not negative, and 0 ≤ ρ ≤ 1.
  public static func noisySourceSample(
    half: Int, noise: Rational, count: Int, from random: RandomSource
  ) -> FiniteDomain<Int> {
    precondition(noise >= 0 && noise <= 1, "A noise level is a probability.")
    var (negative, positive) = (Array(repeating: 0, count: 2 * half), Array(repeating: 0, count: 2 * half))
    for _ in 0..<count {
      let point = random.integer(below: 2 * half)
      if (point < half) != random.bernoulli(noise.doubleValue) { positive[point] += 1 } else { negative[point] += 1 }
    }
    return FiniteDomain(negative: negative, positive: positive)
  }

  /// Three points labelled 0, 1, 0 in both domains; the target is the first alone, which has mass ε on the source, and the second
  /// has mass β.
  ///
  /// Of the thresholds 1[x < t] the one that errs at the first point has the least source risk, ε, and target risk 1; the constant
  /// 0 has β and 0. So λ = β and ½ d_HΔH = 1 − ε. Covariate shift holds, and the weights T/S would find the right one.
  ///
  /// Source: with β = 2ε the risks and terms of S. Ben-David, T. Lu, T. Luu and D. Pál, "Impossibility theorems for domain
  /// adaptation", AISTATS, PMLR 9 (2010), Example 7.
  ///
  /// - Precondition: 0 < ε < β < 1 − 2ε, so that the hypotheses are told apart as described.
  public static func rareRegion(rarity: Rational, middle: Rational) -> FiniteWorld {
    precondition(0 < rarity && rarity < middle && middle < 1 - 2 * rarity, "The masses satisfy 0 < ε < β < 1 − 2ε.")
    let labels = [false, true, false]
    return FiniteWorld(source: [rarity, middle, 1 - rarity - middle], labels: labels, target: [1, 0, 0], labels: labels)
  }

  /// Two points; the target is the first alone with label 1, which has mass ε on the source with label 0; the other has label 1.
  ///
  /// Of the thresholds 1[x < t] the constant 1 has the least source risk, ε, and target risk 0. So λ = ε, ½ d_HΔH = 1 − ε as in
  /// `rareRegion`, and the outcome is the opposite. The weights T/S would find the wrong one.
  ///
  /// Source: the risks and terms of Ben-David et al., PMLR 9 (2010), Example 8.
  ///
  /// - Precondition: 0 < ε < ½.
  public static func rareFlip(rarity: Rational) -> FiniteWorld {
    precondition(0 < rarity && rarity < Rational(1, 2), "The mass ε lies between 0 and ½.")
    return FiniteWorld(source: [rarity, 1 - rarity], labels: [false, true], target: [1, 0], labels: [true, false])
  }

  /// Four points labelled 1, 1, 0, 0; the source has the inner two, the target the outer two.
  ///
  /// The supports are disjoint, so that ½ d_HΔH = 1 for thresholds, and the only threshold without source risk is right on the
  /// target too: R_S = λ = R_T = 0.
  public static let apart = FiniteWorld(
    source: [0, Rational(1, 2), Rational(1, 2), 0], labels: [true, true, false, false],
    target: [Rational(1, 2), 0, 0, Rational(1, 2)], labels: [true, true, false, false])

  /// The source 1, 2 and the target −1, −2 with labels that two intervals serve together, in the order −2, −1, 1, 2.
  ///
  /// Apart, λ = 0 for unions of two intervals and the marginals are disjoint. `folded` lays them onto each other.
  public static let unfolded = FiniteWorld(
    source: [0, 0, Rational(1, 2), Rational(1, 2)], labels: [true, false, true, false],
    target: [Rational(1, 2), Rational(1, 2), 0, 0], labels: [true, false, true, false])

  /// `unfolded` after x ↦ |x|, in the order 1, 2: the marginals are the same, and every label contradicts the other domain's.
  public static let folded = FiniteWorld(
    source: [Rational(1, 2), Rational(1, 2)], labels: [true, false], target: [Rational(1, 2), Rational(1, 2)],
    labels: [false, true])
}
