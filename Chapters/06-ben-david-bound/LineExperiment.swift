import Learning
import NumericCore
import Transfer
import Worlds

/// Every term of the bound on a line of points, in exact arithmetic.
struct LineExperiment: Sendable {
  let world: ShiftedLineWorld
  let domains: DomainPair<Rational>
  /// The terms of each class with their certificates.
  let classes: [ClassTerms]
  /// The bound for one-sided thresholds, which the rows and the figure show.
  let bound: BenDavidBound<Thresholds, Rational>
  /// R_S of the thresholds 1[x < t], by cut.
  let sourceRisks: [Rational]
  /// R_T of the thresholds 1[x < t], by cut.
  let targetRisks: [Rational]

  init(world: ShiftedLineWorld) {
    self.world = world
    domains = DomainPair(source: world.world.source, target: world.world.target)
    let count = world.pointCount
    let describe = { (set: IntervalSet) in Self.text(set, count: count) }
    classes = [
      ClassTerms("thresholds 1[x < t]", Thresholds(.below), domains, text: describe),
      ClassTerms("two-sided thresholds", Thresholds(.either), domains, text: describe),
      ClassTerms("intervals", IntervalUnions.intervals, domains, text: describe),
      ClassTerms("unions of two intervals", IntervalUnions(limit: 2), domains, text: describe),
    ]
    bound = BenDavidBound(domains, hypotheses: Thresholds(.below))
    sourceRisks = Thresholds(.below).risks(on: domains.source)
    targetRisks = Thresholds(.below).risks(on: domains.target)
  }

  /// The bound on R_T of a cut.
  func bound(cut: Int) -> Rational { bound.bound(sourceRisk: sourceRisks[cut]) }

  /// The least slack over all thresholds, and the first cut that has it.
  var tightest: (cut: Int, slack: Rational) {
    let cut = sourceRisks.indices.min { slack(cut: $0) < slack(cut: $1) } ?? 0
    return (cut, slack(cut: cut))
  }

  /// Bound minus R_T.
  func slack(cut: Int) -> Rational { bound(cut: cut) - targetRisks[cut] }

  /// The cut of least source risk, the first on a tie.
  var sourceOptimalCut: Int { sourceRisks.indices.min { sourceRisks[$0] < sourceRisks[$1] } ?? 0 }

  /// A set of points as a condition on x.
  static func text(_ set: IntervalSet, count: Int) -> String {
    let conditions = set.ranges.map { range in
      switch (range.lowerBound, range.upperBound) {
      case (0, count): "always"
      case (0, let end): "x < \(end)"
      case (let start, count): "x ≥ \(start)"
      case (let start, let end): "\(start) ≤ x < \(end)"
      }
    }
    return conditions.isEmpty ? "never" : conditions.joined(separator: " or ")
  }
}

/// The terms that a class has on two domains, with what attains them.
struct ClassTerms: Sendable, Hashable {
  let name: String
  /// The least source risk, and R_T of the hypothesis that the class finds with it.
  let leastSourceRisk: Rational
  let targetRiskOfSourceOptimal: Rational
  /// sup over H of |S − T|.
  let supremumOverClass: Rational
  /// sup over HΔH of |S − T|.
  let supremumOverDisagreements: Rational
  /// λ.
  let idealJointRisk: Rational
  /// The hypothesis that attains λ.
  let minimizer: String
  /// The two hypotheses whose disagreement attains the supremum.
  let maximizingPair: String

  /// The bound for the hypothesis of least source risk.
  var bound: Rational { leastSourceRisk + supremumOverDisagreements + idealJointRisk }

  /// - Parameters:
  ///   - whole: the whole that the domains' masses are counted in.
  ///   - text: describes a hypothesis.
  init<Class: HypothesisClass, Mass: Scalar>(
    _ name: String, _ hypotheses: Class, _ domains: DomainPair<Mass>, probability: (Mass) -> Rational,
    text: (Class.Hypothesis) -> String
  ) {
    self.name = name
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    let (sourceOptimal, leastRisk) = hypotheses.riskMinimizer(on: domains.source)
    leastSourceRisk = probability(leastRisk)
    targetRiskOfSourceOptimal = probability(hypotheses.risk(of: sourceOptimal, on: domains.target))
    supremumOverClass = probability(domains.hypothesisDivergence(over: hypotheses).supremum)
    supremumOverDisagreements = probability(bound.divergence.supremum)
    idealJointRisk = probability(bound.idealJointRisk.value)
    minimizer = text(bound.idealJointRisk.hypothesis)
    let (first, second) = bound.maximizingPair
    maximizingPair = "\(text(first)) against \(text(second))"
  }

  init<Class: HypothesisClass>(
    _ name: String, _ hypotheses: Class, _ domains: DomainPair<Rational>, text: (Class.Hypothesis) -> String
  ) {
    self.init(name, hypotheses, domains, probability: { $0 }, text: text)
  }
}
