import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The bound on points with coordinates: stumps and half-planes")
struct PlaneBoundTests {
  /// A sample of the plane on a small grid, so that points repeat and lie on lines, with random labels.
  private func sample(seed: UInt64) -> (points: Matrix, domains: DomainPair<Int>) {
    let random = RandomSource(seed: seed)
    let count = 2 + random.integer(below: 7)
    let points = Matrix(rows: (0..<2 * count).map { _ in [Double(random.integer(below: 4)), Double(random.integer(below: 4))] })
    let labels = (0..<2 * count).map { _ in random.bernoulli(0.5) }
    func domain(_ isMember: (Int) -> Bool) -> FiniteDomain<Int> {
      FiniteDomain(marginal: labels.indices.map { isMember($0) ? 1 : 0 }, labels: labels)
    }
    return (points, DomainPair(source: domain { $0 < count }, target: domain { $0 >= count }))
  }

  /// Checks the terms of a class of which some hypotheses are known.
  private func check<Class: HypothesisClass>(
    _ hypotheses: Class, _ domains: DomainPair<Int>, knowing some: [Class.Hypothesis], _ comment: Comment
  ) {
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    let overClass = domains.hypothesisDivergence(over: hypotheses).supremum
    #expect(overClass <= bound.divergence.supremum && bound.divergence.supremum <= domains.totalVariation, comment)
    let sourceOptimal = hypotheses.riskMinimizer(on: domains.source)
    #expect(sourceOptimal.risk <= bound.idealJointRisk.value, comment)
    for hypothesis in some + [
      sourceOptimal.hypothesis, bound.idealJointRisk.hypothesis, bound.maximizingPair.0, bound.maximizingPair.1,
    ] {
      #expect(bound.slack(of: hypothesis) >= 0, comment)
    }
    let (first, second) = bound.maximizingPair
    let count = domains.source.count
    let disagreement = zip(hypotheses.labels(of: first, count: count), hypotheses.labels(of: second, count: count)).map { $0 != $1 }
    #expect(abs(domains.marginalDifferences.total(where: disagreement)) == bound.divergence.supremum, comment)
  }

  @Test("law: no stump exceeds it, over 300 random samples; the pair attains the divergence, and d_H ≤ d_HΔH ≤ 2 TV")
  func stumps() {
    for seed in 1...300 {
      let (points, domains) = sample(seed: UInt64(seed))
      let all = (0..<2).flatMap { feature in
        (0...4).flatMap { cut in
          [true, false].map { Stump(feature: feature, threshold: Double(cut), isAbove: $0) }
        }
      }
      check(Stumps(points: points), domains, knowing: all, "seed \(seed)")
    }
  }

  @Test("law: no half-plane exceeds it, over 100 random samples; a half-plane sees at least what a stump does")
  func halfPlanes() {
    for seed in 1...100 {
      let (points, domains) = sample(seed: UInt64(seed))
      let (stumps, halfPlanes) = (Stumps(points: points), HalfPlanes(points: points))
      check(halfPlanes, domains, knowing: [], "seed \(seed)")
      #expect(
        domains.hypothesisDivergence(over: stumps).supremum <= domains.hypothesisDivergence(over: halfPlanes).supremum,
        "seed \(seed)")
      #expect(
        IdealJointRisk(domains, over: halfPlanes).value <= IdealJointRisk(domains, over: stumps).value, "seed \(seed)")
    }
  }

  @Test("tightness: on the checkerboard's four corners no stump tells the domains apart, and the disagreement of two does")
  func tightness() {
    // S = {(0,0), (1,1)}, T = {(0,1), (1,0)}; everything is labelled by x < ½ on S, and by x ≥ ½ on T.
    let points = Matrix(rows: [[0, 0], [1, 1], [0, 1], [1, 0]])
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 1, 0, 0], labels: [true, false, false, true]),
      target: FiniteDomain(marginal: [0, 0, 1, 1], labels: [true, false, false, true]))
    let stumps = Stumps(points: points)
    let bound = BenDavidBound(domains, hypotheses: stumps)
    // y < ½ is right on both domains; x < ½ is right on the source and wrong on the target.
    #expect(bound.idealJointRisk.value == 0 && bound.divergence.supremum == 2)
    #expect(domains.hypothesisDivergence(over: stumps).supremum == 0)
    #expect(bound.slack(of: Stump(feature: 0, threshold: 0.5, isAbove: false)) == 0)
  }

  @Test("necessity: with d_H of stumps in the place of d_HΔH it fails on the four corners")
  func withoutDifferences() {
    let points = Matrix(rows: [[0, 0], [1, 1], [0, 1], [1, 0]])
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 1, 0, 0], labels: [true, false, false, true]),
      target: FiniteDomain(marginal: [0, 0, 1, 1], labels: [true, false, false, true]))
    let stumps = Stumps(points: points)
    let h = Stump(feature: 0, threshold: 0.5, isAbove: false)
    let rightSide =
      stumps.risk(of: h, on: domains.source) + domains.hypothesisDivergence(over: stumps).supremum
      + IdealJointRisk(domains, over: stumps).value
    #expect(rightSide < stumps.risk(of: h, on: domains.target))
  }

  @Test("ends: one point; the same sample twice; samples far apart")
  func ends() {
    let one = DomainPair(
      source: FiniteDomain(negative: [0], positive: [1]), target: FiniteDomain(negative: [1], positive: [0]))
    let atOnePoint = BenDavidBound(one, hypotheses: HalfPlanes(points: Matrix(rows: [[3, 4]])))
    #expect(atOnePoint.divergence.supremum == 0 && atOnePoint.idealJointRisk.value == 1)

    let points = Matrix(rows: [[0, 0], [2, 1], [0, 0], [2, 1]])
    let labels = [true, false, true, false]
    let same = DomainPair(
      source: FiniteDomain(marginal: [1, 1, 0, 0], labels: labels), target: FiniteDomain(marginal: [0, 0, 1, 1], labels: labels))
    #expect(BenDavidBound(same, hypotheses: HalfPlanes(points: points)).divergence.supremum == 0)
    #expect(BenDavidBound(same, hypotheses: Stumps(points: points)).divergence.supremum == 0)

    let apart = Matrix(rows: [[0, 0], [2, 1], [100, 0], [102, 1]])
    #expect(same.hypothesisDivergence(over: Stumps(points: apart)).supremum == 2)
    #expect(same.hypothesisDivergence(over: HalfPlanes(points: apart)).supremum == 2)
  }
}
