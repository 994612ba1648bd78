import Learning
import NumericCore
import Transfer
import Worlds

/// What random instances say of the divergences themselves; tallies of different seeds add up.
struct DistanceTally: Sendable, Hashable, Codable {
  var instanceCount = 0
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
  /// 2(1 − 2ε) with ε the error on the pooled sample, minus d_H: its sum, its largest value, and how often it is not 0.
  var pooledExcess = 0.0
  var largestPooledExcess = 0.0
  var pooledMismatches = 0
  /// Samples with ties on which brute force over pairs of thresholds differs from Kuiper's statistic.
  var kuiperMismatches = 0
  /// The least and the largest ratio of Kuiper's statistic to Kolmogorov and Smirnov's.
  var leastRatio = Double.infinity
  var largestRatio = 0.0

  /// The tally of `count` instances.
  init(seed: UInt64, count: Int) {
    let random = RandomSource(seed: seed).stream("distances")
    for _ in 0..<count {
      add(RandomFiniteWorld(from: random), pooledShare: 1 + random.integer(below: 9))
      addKuiper(from: random)
    }
  }

  /// Adds the tally of another seed.
  mutating func add(_ other: DistanceTally) {
    instanceCount += other.instanceCount
    triangleViolations += other.triangleViolations
    symmetryViolations += other.symmetryViolations
    variationViolations += other.variationViolations
    zeroForDifferent += other.zeroForDifferent
    classAbove += other.classAbove
    classAboveWithConstant += other.classAboveWithConstant
    errorMismatchesClosed += other.errorMismatchesClosed
    errorMismatchesOpen += other.errorMismatchesOpen
    pooledExcess += other.pooledExcess
    largestPooledExcess = max(largestPooledExcess, other.largestPooledExcess)
    pooledMismatches += other.pooledMismatches
    kuiperMismatches += other.kuiperMismatches
    leastRatio = min(leastRatio, other.leastRatio)
    largestRatio = max(largestRatio, other.largestRatio)
  }

  private mutating func add(_ world: RandomFiniteWorld, pooledShare: Int) {
    instanceCount += 1
    let hypotheses = world.hypotheses
    let disagreements = hypotheses.differences
    func distance(_ first: FiniteDomain<Int>, _ second: FiniteDomain<Int>, over sets: FiniteClass) -> Int {
      DomainPair(source: first, target: second).hypothesisDivergence(over: sets).supremum
    }
    let (source, target, third) = (world.source, world.target, world.third)
    let (direct, first, second) = (
      distance(source, target, over: disagreements), distance(source, third, over: disagreements),
      distance(third, target, over: disagreements)
    )
    triangleViolations += direct > first + second ? 1 : 0
    symmetryViolations += direct != distance(target, source, over: disagreements) ? 1 : 0
    variationViolations += direct > DomainPair(source: source, target: target).totalVariation ? 1 : 0
    zeroForDifferent += direct == 0 && source.marginal != target.marginal ? 1 : 0

    let none = Array(repeating: false, count: source.count)
    classAbove += distance(source, target, over: hypotheses) > direct ? 1 : 0
    let withConstant = FiniteClass(labelings: hypotheses.labelings + [none])
    classAboveWithConstant +=
      distance(source, target, over: withConstant) > distance(source, target, over: withConstant.differences) ? 1 : 0

    let closed = FiniteClass(labelings: hypotheses.labelings + hypotheses.labelings.map { $0.map { !$0 } })
    let overClosed = distance(source, target, over: closed)
    errorMismatchesClosed += RandomFiniteWorld.whole - Self.leastError(closed, source, target) != overClosed ? 1 : 0
    errorMismatchesOpen +=
      RandomFiniteWorld.whole - Self.leastError(hypotheses, source, target) != distance(source, target, over: hypotheses) ? 1 : 0
    // The pooled sample has `pooledShare` tenths of source points.
    let pooledError = Double(Self.leastError(closed, source, target, sourceShare: pooledShare)) / Double(10 * RandomFiniteWorld.whole)
    let excess = proxyADistance(balancedError: pooledError) - 2 * Double(overClosed) / Double(RandomFiniteWorld.whole)
    pooledExcess += excess
    largestPooledExcess = max(largestPooledExcess, excess)
    pooledMismatches += pooledShare != 5 && excess.magnitude > LawTally.roundingTolerance ? 1 : 0
  }

  /// min over h of S(h = 1) + T(h = 0), in units of the whole: the sum of the error rates of telling source points, 0, from target points, 1.
  private static func leastError(_ sets: FiniteClass, _ source: FiniteDomain<Int>, _ target: FiniteDomain<Int>) -> Int {
    leastError(sets, source, target, sourceShare: 5) / 5
  }

  /// The same where the source has a share of the pool, in tenths: min over h of share · S(h = 1) + (10 − share) · T(h = 0).
  private static func leastError(
    _ sets: FiniteClass, _ source: FiniteDomain<Int>, _ target: FiniteDomain<Int>, sourceShare: Int
  ) -> Int {
    let (sourceMasses, targetMasses) = (source.marginal, target.marginal)
    let errors = sets.labelings.map { labels in
      labels.indices.reduce(0) { $0 + (labels[$1] ? sourceShare * sourceMasses[$1] : (10 - sourceShare) * targetMasses[$1]) }
    }
    return errors.min() ?? 0
  }

  /// All pairs of thresholds, by the definition, on two small samples of whole numbers.
  private mutating func addKuiper(from random: RandomSource) {
    func values() -> [Double] { (0..<1 + random.integer(below: 10)).map { _ in Double(random.integer(below: 7)) } }
    let (x, y) = (values(), values())
    let found = ThresholdDivergence(SortedSample(x), SortedSample(y))
    let counts = (0...7).map { cut in x.count { $0 < Double(cut) } * y.count - y.count { $0 < Double(cut) } * x.count }
    let supremum = counts.map { first in counts.map { abs(first - $0) }.max() ?? 0 }.max() ?? 0
    let expected = Double(supremum) / Double(x.count * y.count)
    kuiperMismatches += (found.kuiper - expected).magnitude > 2 * .ulpOfOne ? 1 : 0
    guard found.kolmogorovSmirnov > 0 else { return }
    leastRatio = min(leastRatio, found.kuiper / found.kolmogorovSmirnov)
    largestRatio = max(largestRatio, found.kuiper / found.kolmogorovSmirnov)
  }
}
