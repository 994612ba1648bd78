public import Divergences
public import Learning

/// What finite instances say of d_H and d_HΔH themselves: failures of laws, counted by enumeration in whole numbers.
///
/// - d_HΔH is a pseudometric of marginals: symmetric, with the triangle inequality, at most 2 TV, and 0 for some that differ.
/// - d_H ≤ d_HΔH where H contains a constant, and not for every H.
/// - d_H = 2 (1 − min over h of [S(h = 1) + T(h = 0)]), one error minimisation, where H is closed under complement. The bracket is
///   twice the balanced error of telling the domains apart; the error on samples of unequal size, pooled, does not do.
/// - HΔH has at most n^(2d) labellings, and no more than there are pairs of labellings of H (``DisagreementCount``).
/// - For thresholds ½ d_HΔH is Kuiper's statistic (``KuiperTrial``).
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Definitions 1 and 3 and
/// Lemma 2, there for samples of equal size.
public struct DivergenceTrial: Codable, Sendable, Hashable {
  /// What the laws are tried on.
  public struct Instance: Sendable {
    let domains: DomainPair<Int>
    let third: FiniteDomain<Int>
    let hypotheses: FiniteClass
    let sourceTenths: Int
    let samples: (source: [Double], target: [Double])

    /// An instance.
    ///
    /// - Parameters:
    ///   - source: S.
    ///   - target: T.
    ///   - third: a third marginal, U.
    ///   - hypotheses: H, on their points.
    ///   - sourceTenths: how many tenths of a pooled sample are source points.
    ///   - samples: two samples of the line, apart from the rest; they may have ties.
    /// - Precondition: all three marginals have the same positive total, the tenths are in 1…9, and no sample is empty.
    public init(
      source: FiniteDomain<Int>, target: FiniteDomain<Int>, third: FiniteDomain<Int>, hypotheses: FiniteClass, sourceTenths: Int,
      samples: (source: [Double], target: [Double])
    ) {
      let whole = source.total
      precondition(whole > 0 && target.total == whole && third.total == whole, "All domains have the same mass.")
      precondition(1...9 ~= sourceTenths, "A pooled sample has points of both domains.")
      domains = DomainPair(source: source, target: target)
      (self.third, self.hypotheses) = (third, hypotheses)
      (self.sourceTenths, self.samples) = (sourceTenths, samples)
    }
  }

  /// Failures of d(S, T) ≤ d(S, U) + d(U, T).
  public private(set) var triangleViolations = 0
  /// Failures of d(S, T) = d(T, S).
  public private(set) var symmetryViolations = 0
  /// Failures of d ≤ 2 TV.
  public private(set) var variationViolations = 0
  /// Pairs of different marginals at distance 0.
  public private(set) var zeroForDifferent = 0
  /// Instances with d_H > d_HΔH, for the class as it is.
  public private(set) var classAbove = 0
  /// The same with the constant 0 in the class.
  public private(set) var classAboveWithConstant = 0
  /// Instances in which d_H is not the value by the least balanced error, for the class with all complements.
  public private(set) var errorMismatchesClosed = 0
  /// The same for the class as it is.
  public private(set) var errorMismatchesOpen = 0
  /// 2 (1 − 2ε) with ε the least error on the pooled sample, minus d_H, of every instance.
  public private(set) var pooledExcesses: [Double] = []
  /// How often it is not 0 for samples of unequal size.
  public private(set) var pooledMismatches = 0

  /// Instances whose HΔH labels their n points in more than n^(2d) ways.
  public private(set) var powerViolations = 0
  /// Instances whose HΔH labels them in more ways than there are pairs of labellings of H.
  public private(set) var pairViolations = 0
  /// Kuiper's statistic of the samples.
  public private(set) var kuiper = KuiperTrial()

  /// What is tried, each with the count of its failures.
  public static var laws: [(statement: String, failures: KeyPath<DivergenceTrial, Int> & Sendable)] {
    [
      ("d(S, T) ≤ d(S, U) + d(U, T)", \.triangleViolations), ("d(S, T) = d(T, S)", \.symmetryViolations),
      ("d_HΔH ≤ 2 TV", \.variationViolations), ("d_HΔH > 0 for S ≠ T", \.zeroForDifferent), ("d_H ≤ d_HΔH", \.classAbove),
      ("d_H ≤ d_HΔH, with the constant 0 in H", \.classAboveWithConstant),
      ("d_H by least error, H closed under complement", \.errorMismatchesClosed),
      ("d_H by least error, H as it is", \.errorMismatchesOpen),
      ("½ d_HΔH of thresholds = Kuiper, with ties", \.kuiper.mismatches), ("Π_HΔH(n) ≤ n^(2d)", \.powerViolations),
    ]
  }

  /// d_H and d_HΔH of a class of one hypothesis {a} on the domains S = {a}, T = {b}: 2 and 0, for a hypothesis does not disagree
  /// with itself.
  public static var oneHypothesis: (classDivergence: Int, disagreementDivergence: Int) {
    let hypotheses = FiniteClass(labelings: [[true, false]])
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 0], labels: [true, true]), target: FiniteDomain(marginal: [0, 1], labels: [true, true]))
    return (
      domains.hypothesisDivergence(over: hypotheses).divergence, domains.disagreementDivergence(over: hypotheses).divergence
    )
  }

  /// Tries the laws.
  ///
  /// - Parameters:
  ///   - count: on how many instances.
  ///   - draw: the next one.
  public init(count: Int, _ draw: () -> Instance) {
    for _ in 0..<count {
      let instance = draw()
      addPseudometric(instance)
      addErrors(instance)
      let count = DisagreementCount(instance.hypotheses)
      powerViolations += count.differenceLabellings > count.power ? 1 : 0
      pairViolations += count.differenceLabellings > count.pairs ? 1 : 0
      kuiper.add(instance.samples.source, instance.samples.target)
    }
  }

  private static func distance(_ first: FiniteDomain<Int>, _ second: FiniteDomain<Int>, over sets: FiniteClass) -> Int {
    DomainPair(source: first, target: second).hypothesisDivergence(over: sets).supremum
  }

  /// d_HΔH of the three marginals, and d_H beside it.
  private mutating func addPseudometric(_ instance: Instance) {
    let (source, target, third) = (instance.domains.source, instance.domains.target, instance.third)
    let (hypotheses, disagreements) = (instance.hypotheses, instance.hypotheses.differences)
    let direct = Self.distance(source, target, over: disagreements)
    let detour = Self.distance(source, third, over: disagreements) + Self.distance(third, target, over: disagreements)
    triangleViolations += direct > detour ? 1 : 0
    symmetryViolations += direct != Self.distance(target, source, over: disagreements) ? 1 : 0
    variationViolations += direct > instance.domains.totalVariation ? 1 : 0
    zeroForDifferent += direct == 0 && source.marginal != target.marginal ? 1 : 0

    let withConstant = FiniteClass(labelings: hypotheses.labelings + [Array(repeating: false, count: source.count)])
    classAbove += Self.distance(source, target, over: hypotheses) > direct ? 1 : 0
    let (above, below) = (
      Self.distance(source, target, over: withConstant), Self.distance(source, target, over: withConstant.differences)
    )
    classAboveWithConstant += above > below ? 1 : 0
  }

  /// d_H by least errors at telling the domains apart.
  private mutating func addErrors(_ instance: Instance) {
    let (domains, hypotheses, closed) = (instance.domains, instance.hypotheses, instance.hypotheses.withComplements)
    let (whole, overClosed) = (domains.source.total, domains.hypothesisDivergence(over: closed).supremum)
    let overClass = domains.hypothesisDivergence(over: hypotheses).supremum
    // min over h of S(h = 1) + T(h = 0): ten tenths of the errors of telling the domains apart, half of them the source's.
    errorMismatchesClosed += whole - domains.leastError(of: closed, sourceTenths: 5) / 5 != overClosed ? 1 : 0
    errorMismatchesOpen += whole - domains.leastError(of: hypotheses, sourceTenths: 5) / 5 != overClass ? 1 : 0
    let pooledError = Double(domains.leastError(of: closed, sourceTenths: instance.sourceTenths)) / Double(10 * whole)
    let excess = proxyADistance(balancedError: pooledError) - 2 * Double(overClosed) / Double(whole)
    pooledExcesses.append(excess)
    pooledMismatches += instance.sourceTenths != 5 && excess.magnitude > BenDavidBoundTrial.roundingTolerance ? 1 : 0
  }
}

extension DomainPair<Int> {
  /// min over h of share · S(h = 1) + (10 − share) · T(h = 0): the errors in a pool with so many tenths of source points.
  fileprivate func leastError(of sets: FiniteClass, sourceTenths share: Int) -> Int {
    let (sourceMasses, targetMasses) = (source.marginal, target.marginal)
    let errors = sets.labelings.map { labels in
      labels.indices.reduce(0) { $0 + (labels[$1] ? share * sourceMasses[$1] : (10 - share) * targetMasses[$1]) }
    }
    return errors.reduce(.max, min)
  }
}
