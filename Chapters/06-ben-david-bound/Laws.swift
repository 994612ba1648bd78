import Learning
import NumericCore
import Transfer
import Worlds

/// How many random instances a seed draws.
let instanceCount = 100

/// What the random instances of one seed say of the inequalities, counted in whole numbers.
struct BoundLaw: Codable, Sendable {
  /// R_S + ½ d_HΔH + λ − R_T of every hypothesis of every instance, in probabilities.
  var slacks: [Double] = []
  /// Hypotheses whose R_T exceeds the right side: with ½, with the domains exchanged, with the whole d_HΔH.
  var violations = 0
  var exchangedViolations = 0
  var wholeViolations = 0
  /// Hypotheses that attain it with d_HΔH > 0: with the whole.
  var wholeAttained = 0
  /// The largest (R_T − R_S − λ)/d_HΔH of a hypothesis where d_HΔH > 0.
  var largestFactor = 0.0
  /// Instances with a hypothesis that violates the bound with d_H in the place of d_HΔH: with ½, and with the whole.
  var halvedClassViolations = 0
  var classViolations = 0
  /// Instances in which λ is less than the least source risk.
  var jointRiskBelowSource = 0
  /// Hypotheses that violate the bound by marginals and labelling functions, with TV and with 2 TV.
  var labellingViolations = 0
  var doubleLabellingViolations = 0

  /// Sums of fewer than 64 numbers of size 1 at most: each addition errs by half a unit in the last place of 1.
  static let roundingTolerance = 64 * Double.ulpOfOne

  init(seed: UInt64) {
    let random = RandomSource(seed: seed).stream("law")
    for _ in 0..<instanceCount { add(RandomFiniteWorld(from: random)) }
  }

  private mutating func add(_ world: RandomFiniteWorld) {
    let domains = DomainPair(source: world.source, target: world.target)
    let bound = BenDavidBound(domains, hypotheses: world.hypotheses)
    let (half, ideal) = (bound.divergence.supremum, bound.idealJointRisk.value)
    let overClass = domains.hypothesisDivergence(over: world.hypotheses).supremum
    let risks = world.hypotheses.labelings.map { (source: world.source.risk(of: $0), target: world.target.risk(of: $0)) }
    for risk in risks {
      let slack = risk.source + half + ideal - risk.target
      slacks.append(Double(slack) / Double(RandomFiniteWorld.whole))
      violations += slack < 0 ? 1 : 0
      exchangedViolations += risk.target + half + ideal < risk.source ? 1 : 0
      wholeViolations += slack + half < 0 ? 1 : 0
      wholeAttained += slack + half == 0 && half > 0 ? 1 : 0
      if half > 0 { largestFactor = max(largestFactor, Double(risk.target - risk.source - ideal) / Double(2 * half)) }
    }
    let worst = risks.map { $0.target - $0.source }.reduce(.min, max)
    halvedClassViolations += worst > overClass + ideal ? 1 : 0
    classViolations += worst > 2 * overClass + ideal ? 1 : 0
    jointRiskBelowSource += risks.allSatisfy { $0.source > ideal } ? 1 : 0
    addLabelling(world)
  }

  private mutating func addLabelling(_ world: RandomFiniteWorld) {
    func probabilities(_ domain: FiniteDomain<Int>) -> FiniteDomain<Double> {
      let whole = Double(RandomFiniteWorld.whole)
      return FiniteDomain(
        negative: domain.negative.map { Double($0) / whole }, positive: domain.positive.map { Double($0) / whole })
    }
    let domains = DomainPair(source: probabilities(world.source), target: probabilities(world.target))
    let bound = LabellingDifferenceBound(domains)
    for labels in world.hypotheses.labelings {
      let slack = bound.bound(sourceRisk: domains.source.risk(of: labels)) - domains.target.risk(of: labels)
      labellingViolations += slack < -Self.roundingTolerance ? 1 : 0
      doubleLabellingViolations += slack + bound.totalVariation < -Self.roundingTolerance ? 1 : 0
    }
  }
}

/// What the random instances of one seed say of the divergences themselves.
struct DivergenceLaw: Codable, Sendable {
  /// Failures of d(S, U) ≤ d(S, T) + d(T, U), of d(S, T) = d(T, S), and of d ≤ 2 TV.
  var triangleViolations = 0
  var symmetryViolations = 0
  var variationViolations = 0
  /// Pairs of different marginals at distance 0.
  var zeroForDifferent = 0
  /// Instances with d_H > d_HΔH: for the class as it is, and with the constant 0 in it.
  var classAbove = 0
  var classAboveWithConstant = 0
  /// Instances in which d_H differs from the value by the least error: for classes closed under complement, and as they are.
  var errorMismatchesClosed = 0
  var errorMismatchesOpen = 0
  /// 2(1 − 2ε) with ε the error on the pooled sample, minus d_H, of every instance; and how often it is not 0 for domains of
  /// unequal share.
  var pooledExcesses: [Double] = []
  var pooledMismatches = 0
  /// Samples with ties on which brute force over pairs of thresholds differs from Kuiper's statistic.
  var kuiperMismatches = 0
  /// The ratios of Kuiper's statistic to Kolmogorov and Smirnov's.
  var kuiperRatios: [Double] = []
  /// Instances whose HΔH labels their n points in more than n^(2d) ways, d the VC dimension of H on them, and in more than 1 + Π(Π
  /// − 1)/2.
  var growthViolations = 0
  var pairCountViolations = 0

  init(seed: UInt64) {
    let random = RandomSource(seed: seed).stream("distances")
    for _ in 0..<instanceCount {
      add(RandomFiniteWorld(from: random), pooledShare: 1 + random.integer(below: 9))
      addKuiper(from: random)
    }
  }

  private mutating func add(_ world: RandomFiniteWorld, pooledShare: Int) {
    let (source, target, third, hypotheses) = (world.source, world.target, world.third, world.hypotheses)
    let disagreements = hypotheses.differences
    func distance(_ first: FiniteDomain<Int>, _ second: FiniteDomain<Int>, over sets: FiniteClass) -> Int {
      DomainPair(source: first, target: second).hypothesisDivergence(over: sets).supremum
    }
    let direct = distance(source, target, over: disagreements)
    let detour = distance(source, third, over: disagreements) + distance(third, target, over: disagreements)
    triangleViolations += direct > detour ? 1 : 0
    symmetryViolations += direct != distance(target, source, over: disagreements) ? 1 : 0
    variationViolations += direct > DomainPair(source: source, target: target).totalVariation ? 1 : 0
    zeroForDifferent += direct == 0 && source.marginal != target.marginal ? 1 : 0

    let withConstant = FiniteClass(labelings: hypotheses.labelings + [Array(repeating: false, count: source.count)])
    classAbove += distance(source, target, over: hypotheses) > direct ? 1 : 0
    classAboveWithConstant +=
      distance(source, target, over: withConstant) > distance(source, target, over: withConstant.differences) ? 1 : 0

    let closed = FiniteClass(labelings: hypotheses.labelings + hypotheses.labelings.map { $0.map { !$0 } })
    let overClosed = distance(source, target, over: closed)
    let whole = RandomFiniteWorld.whole
    // min over h of S(h = 1) + T(h = 0): ten tenths of the errors of telling the domains apart, half of them the source's.
    errorMismatchesClosed += whole - leastError(closed, source, target, sourceTenths: 5) / 5 != overClosed ? 1 : 0
    errorMismatchesOpen +=
      whole - leastError(hypotheses, source, target, sourceTenths: 5) / 5 != distance(source, target, over: hypotheses) ? 1 : 0
    let pooledError = Double(leastError(closed, source, target, sourceTenths: pooledShare)) / Double(10 * whole)
    let excess = proxyADistance(balancedError: pooledError) - 2 * Double(overClosed) / Double(whole)
    pooledExcesses.append(excess)
    pooledMismatches += pooledShare != 5 && excess.magnitude > BoundLaw.roundingTolerance ? 1 : 0

    let (labellings, differences) = (hypotheses.distinctLabelingCount, disagreements.distinctLabelingCount)
    let ways = (0..<2 * hypotheses.vcDimension).reduce(1) { product, _ in product * source.count }
    growthViolations += differences > ways ? 1 : 0
    pairCountViolations += differences > 1 + labellings * (labellings - 1) / 2 ? 1 : 0
  }

  /// min over h of share · S(h = 1) + (10 − share) · T(h = 0): the errors in a pool with so many tenths of source points.
  private func leastError(_ sets: FiniteClass, _ source: FiniteDomain<Int>, _ target: FiniteDomain<Int>, sourceTenths share: Int)
    -> Int
  {
    let (sourceMasses, targetMasses) = (source.marginal, target.marginal)
    let errors = sets.labelings.map { labels in
      labels.indices.reduce(0) { $0 + (labels[$1] ? share * sourceMasses[$1] : (10 - share) * targetMasses[$1]) }
    }
    return errors.reduce(.max, min)
  }

  /// All pairs of thresholds, by the definition, on two small samples of whole numbers.
  private mutating func addKuiper(from random: RandomSource) {
    func values() -> [Double] { (0..<1 + random.integer(below: 10)).map { _ in Double(random.integer(below: 7)) } }
    let (x, y) = (values(), values())
    let found = ThresholdDivergence(SortedSample(x), SortedSample(y))
    let counts = (0...7).map { cut in x.count { $0 < Double(cut) } * y.count - y.count { $0 < Double(cut) } * x.count }
    let supremum = counts.flatMap { first in counts.map { abs(first - $0) } }.reduce(0, max)
    let expected = Double(supremum) / Double(x.count * y.count)
    kuiperMismatches += (found.kuiper - expected).magnitude > 2 * .ulpOfOne ? 1 : 0
    if found.kolmogorovSmirnov > 0 { kuiperRatios.append(found.kuiper / found.kolmogorovSmirnov) }
  }
}

/// A class on finitely many points with what enumeration says of it and of its disagreements.
struct Enumerated: Sendable {
  let name: String
  let pointCount: Int
  let ofClass: (dimension: Int, labellings: Int)
  let ofDifferences: (dimension: Int, labellings: Int)

  private init(_ name: String, _ labelings: [[Bool]]) {
    let hypotheses = FiniteClass(labelings: labelings)
    self.name = name
    pointCount = labelings[0].count
    ofClass = (hypotheses.vcDimension, hypotheses.distinctLabelingCount)
    ofDifferences = (hypotheses.differences.vcDimension, hypotheses.differences.distinctLabelingCount)
  }

  /// n^(2d), which bounds the labellings of HΔH.
  var ways: Int { (0..<2 * ofClass.dimension).reduce(1) { product, _ in product * pointCount } }

  /// The 16 hypotheses on five points, as bit masks, of dimension 2 whose disagreements have dimension 5.
  static let fivePointMasks = [4, 5, 6, 10, 12, 14, 16, 18, 19, 20, 21, 22, 23, 26, 30, 31]

  /// One- and two-sided thresholds, and the class of five points.
  static var classes: [Enumerated] {
    let below = (0...8).map { cut in (0..<8).map { $0 < cut } }
    return [
      Enumerated("thresholds 1[x < t], on 8 points", below),
      Enumerated("two-sided thresholds, on 8 points", below + below.map { $0.map { !$0 } }),
      Enumerated("16 hypotheses on 5 points", fivePointMasks.map { mask in (0..<5).map { mask >> $0 & 1 == 1 } }),
    ]
  }

  /// The largest ln Π_HΔH(n) − 2d ln n by Sauer's lemma, over d ≤ 20 and 2 ≤ n ≤ 400.
  static var largestGrowthExcess: Double {
    (0...20).flatMap { dimension in
      (2...400).map { count in
        GrowthFunction.vcDimension(dimension).disagreementLogarithm(pointCount: count) - 2 * Double(dimension) * .log(Double(count))
      }
    }.reduce(-.infinity, max)
  }

  /// Its rounding: logarithms of 400⁴⁰ at most, sums of 21 numbers of size 240, each to an ulp.
  static let growthTolerance = 21 * 240 * Double.ulpOfOne
}
