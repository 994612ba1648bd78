import Learning
import NumericCore
import Transfer
import Worlds

/// Everything that one ξ decides, in exact arithmetic.
struct Experiment: Sendable {
  let world: InterleavedWorld
  let domains: DomainPair<Int>
  /// One-sided, reversed and two-sided thresholds, and intervals.
  let classes: [ClassRow]
  /// Unions of 1, 2, 3, … intervals, thinned to a handful where there are many.
  let unions: [UnionRow]
  /// The one-sided thresholds h(x) = 1[x < t], one a cut, from the lowest cut to the highest.
  let sweep: Sweep
  /// The distances that mass moves in the optimal transport, in units of ξ, without repetition.
  let movedDistances: [Int]

  init(world: InterleavedWorld) {
    self.world = world
    let domains = DomainPair(source: world.source, target: world.target)
    self.domains = domains
    classes = [
      ClassRow("thresholds 1[x < t]", Thresholds(.below), domains, whole: world.whole),
      ClassRow("reversed, 1[x ≥ t]", Thresholds(.above), domains, whole: world.whole),
      ClassRow("two-sided thresholds", Thresholds(.either), domains, whole: world.whole),
      ClassRow("intervals", IntervalUnions.intervals, domains, whole: world.whole),
    ]
    unions = UnionRow.rows(domains, whole: world.whole)
    sweep = Sweep(domains, whole: world.whole)
    let moves = MonotoneCoupling(source: domains.source.marginal, target: domains.target.marginal).moves
    movedDistances = Set(moves.map { abs($0.to - $0.from) }).sorted()
  }

  /// ξ.
  var spacing: Rational { world.spacing }
  /// λ of one-sided thresholds.
  var idealJointRisk: Rational { classes[0].idealJointRisk }
  /// sup over HΔH of |S(A) − T(A)| for one-sided thresholds.
  var disagreement: Rational { classes[0].supremumOverDisagreements }
  /// 1 − 1/n, the value of λ that holds in place of the published one; n is the number of source points.
  var correctedJointRisk: Rational { 1 - Rational(1, world.sourceCount) }
  /// The total variation distance of the marginals.
  var totalVariation: Rational { Rational(domains.totalVariation, world.whole) }
  /// W₁ of the marginals.
  var wasserstein1: Rational { Rational(domains.wasserstein1(positions: world.positions), world.whole) * spacing }
  /// How many points have mass in both domains.
  var sharedPointCount: Int {
    zip(domains.source.marginal, domains.target.marginal).count { $0 > 0 && $1 > 0 }
  }

  /// The squared Gaussian MMD of the marginals, biased form.
  ///
  /// On equally spaced points the kernel depends on the number of steps between two points only, so the sum over pairs is one over steps.
  /// Its terms nearly cancel for small ξ; pairwise summation keeps the error to some ulps of 1, see `discrepancyTolerance`.
  func squaredMeanDiscrepancy(bandwidth: Double) -> Double {
    let (sources, targets) = (world.sourceCount, world.targetCount)
    let (m, n) = (Double(sources), Double(targets))
    let terms = (0..<(sources + targets)).map { step in
      let distance = Double(step) * spacing.doubleValue / bandwidth
      let half = step / 2
      let pairs: Double
      if step.isMultiple(of: 2) {
        let multiplicity = step == 0 ? 1.0 : 2.0
        pairs = multiplicity * (Double(max(0, sources - half)) / (m * m) + Double(max(0, targets - half)) / (n * n))
      } else {
        let (targetAbove, targetBelow) = (min(sources, targets - half), min(targets, sources - half - 1))
        pairs = -2 * Double(max(0, targetAbove) + max(0, targetBelow)) / (m * n)
      }
      return pairs * Double.exp(-0.5 * distance * distance)
    }
    return max(0, terms.sum())
  }

  /// The Gaussian MMD of the marginals.
  func meanDiscrepancy(bandwidth: Double) -> Double { squaredMeanDiscrepancy(bandwidth: bandwidth).squareRoot() }

  /// How far rounding can move `squaredMeanDiscrepancy`: the magnitudes of its terms sum to 4, each is off by at most 4 ulps, and pairwise
  /// summation adds log₂ of their number.
  var discrepancyTolerance: Double {
    4 * (4 + Double.log2(Double(world.sourceCount + world.targetCount))) * .ulpOfOne
  }
}

/// What one class of classifiers makes of the world.
struct ClassRow: Sendable, Hashable {
  let name: String
  /// λ, the least joint risk.
  let idealJointRisk: Rational
  /// sup over H of |S(A) − T(A)|.
  let supremumOverClass: Rational
  /// sup over HΔH of |S(A) − T(A)|.
  let supremumOverDisagreements: Rational

  init(_ name: String, _ hypotheses: some HypothesisClass, _ domains: DomainPair<Int>, whole: Int) {
    self.name = name
    idealJointRisk = Rational(IdealJointRisk(domains, over: hypotheses).value, whole)
    supremumOverClass = Rational(domains.hypothesisDivergence(over: hypotheses).supremum, whole)
    supremumOverDisagreements = Rational(domains.disagreementDivergence(over: hypotheses).supremum, whole)
  }
}

/// What unions of at most `intervalCount` intervals make of the world: the two terms of the bound that trade off.
struct UnionRow: Sendable, Hashable {
  let intervalCount: Int
  /// λ.
  let idealJointRisk: Rational
  /// sup over HΔH of |S(A) − T(A)|.
  let supremumOverDisagreements: Rational

  /// Every richness up to 12; beyond that 1, 2, 4 and the richness at which λ is least.
  static func rows(_ domains: DomainPair<Int>, whole: Int) -> [UnionRow] {
    let limit = domains.source.positive.count { $0 > 0 }
    return (limit <= 12 ? Array(1...limit) : [1, 2, 4, limit]).map { count in
      let hypotheses = IntervalUnions(limit: count)
      return UnionRow(
        intervalCount: count, idealJointRisk: Rational(IdealJointRisk(domains, over: hypotheses).value, whole),
        supremumOverDisagreements: Rational(domains.disagreementDivergence(over: hypotheses).supremum, whole))
    }
  }
}

/// The risks of h(x) = 1[x < t] for every place of t, and what follows from them.
struct Sweep: Sendable, Hashable {
  /// R_S by cut: entry *j* labels the *j* lowest points 1. In units of 1/`whole`.
  let sourceRisks: [Int]
  /// R_T by cut.
  let targetRisks: [Int]
  private let whole: Int

  init(_ domains: DomainPair<Int>, whole: Int) {
    sourceRisks = Thresholds(.below).risks(on: domains.source)
    targetRisks = Thresholds(.below).risks(on: domains.target)
    self.whole = whole
  }

  /// R_S of a cut.
  func sourceRisk(_ cut: Int) -> Rational { Rational(sourceRisks[cut], whole) }
  /// R_T of a cut.
  func targetRisk(_ cut: Int) -> Rational { Rational(targetRisks[cut], whole) }

  /// The cut at which R_T exceeds R_S most, the first on a tie, and by how much.
  var worst: (cut: Int, increase: Rational) {
    var worst = 0
    for cut in sourceRisks.indices where targetRisks[cut] - sourceRisks[cut] > targetRisks[worst] - sourceRisks[worst] {
      worst = cut
    }
    return (worst, Rational(targetRisks[worst] - sourceRisks[worst], whole))
  }

  /// The target risks of the cuts with the least source risk, ascending, without repetition.
  var targetRisksOfSourceOptimal: [Rational] {
    let least = sourceRisks.min() ?? 0
    return Set(sourceRisks.indices.filter { sourceRisks[$0] == least }.map { targetRisks[$0] }).sorted()
      .map { Rational($0, whole) }
  }
}
