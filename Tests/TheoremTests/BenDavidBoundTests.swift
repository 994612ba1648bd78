import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("R_T(h) ≤ R_S(h) + ½ d_HΔH + λ for every h in H")
struct BenDavidBoundTests {
  @Test("law: both sides enumerated on 1000 random finite instances, in whole numbers; also with the roles exchanged")
  func law() {
    for seed in 1...1000 {
      let instance = RandomFiniteWorld(seed: seed)
      let domains = instance.domains
      let labelings = instance.hypotheses.labelings
      let bound = BenDavidBound(domains, hypotheses: instance.hypotheses)
      // The definitions, written out.
      func difference(of first: [Bool], _ second: [Bool]) -> Int {
        domains.marginalDifferences.indices.filter { first[$0] != second[$0] }.map { domains.marginalDifferences[$0] }.reduce(0, +)
      }
      let supremum = labelings.flatMap { first in labelings.map { difference(of: first, $0).magnitude } }.max() ?? 0
      let ideal = labelings.map { domains.source.risk(of: $0) + domains.target.risk(of: $0) }.min() ?? 0
      #expect(bound.divergence.supremum == supremum, "RandomFiniteWorld(seed: \(seed))")
      #expect(bound.idealJointRisk.value == ideal, "RandomFiniteWorld(seed: \(seed))")
      for (index, labels) in labelings.enumerated() {
        let difference = domains.target.risk(of: labels) - domains.source.risk(of: labels)
        #expect(bound.slack(of: index) == Int(supremum) + ideal - difference, "RandomFiniteWorld(seed: \(seed)), h = \(index)")
        #expect(difference.magnitude <= Int(supremum) + ideal, "RandomFiniteWorld(seed: \(seed)), h = \(index)")
      }
    }
  }

  @Test("tightness: attained at h ≡ 1 in the ξ-interleaved domains, for every ξ = 1/(2n)", arguments: 1...50)
  func tightness(count: Int) {
    let world = InterleavedWorld(spacing: Rational(1, 2 * count), convention: .article)
    let bound = BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: Thresholds(.below))
    #expect(bound.slack(of: IntervalSet([0..<2 * count])) == 0)
    #expect(bound.divergence.supremum == world.targetCount, "the divergence is 1/n, neither 0 nor 2/n")
  }

  @Test("ends: nothing differs where S = T; disjoint supports with all labellings have divergence 1 and λ 0")
  func ends() {
    let domain = FiniteDomain(negative: [1, 0, 3], positive: [2, 4, 0])
    let same = BenDavidBound(DomainPair(source: domain, target: domain), hypotheses: IntervalUnions.intervals)
    #expect(same.divergence.supremum == 0)
    #expect(same.idealJointRisk.value == 2 * IntervalUnions.intervals.riskMinimizer(on: domain).risk)

    let onePoint = DomainPair(
      source: FiniteDomain(negative: [0], positive: [1]), target: FiniteDomain(negative: [1], positive: [0]))
    let flipped = BenDavidBound(onePoint, hypotheses: Thresholds(.either))
    #expect(flipped.divergence.supremum == 0 && flipped.idealJointRisk.value == 1)

    let disjoint = DomainPair(
      source: FiniteDomain(negative: [0, 0], positive: [1, 0]), target: FiniteDomain(negative: [0, 1], positive: [0, 0]))
    let all = BenDavidBound(
      disjoint, hypotheses: FiniteClass(labelings: [[false, false], [false, true], [true, false], [true, true]]))
    #expect(all.divergence.supremum == 1 && all.idealJointRisk.value == 0)
  }

  @Test("necessity: without λ the bound fails where the labels are flipped")
  func withoutJointRisk() {
    let domains = DomainPair(
      source: FiniteDomain(negative: [1, 0], positive: [0, 1]), target: FiniteDomain(negative: [0, 1], positive: [1, 0]))
    let bound = BenDavidBound(domains, hypotheses: Thresholds(.above))
    let perfect = IntervalSet([1..<2])
    #expect(domains.source.risk(of: perfect.labels(count: 2)) == 0 && domains.target.risk(of: perfect.labels(count: 2)) == 2)
    #expect(bound.divergence.supremum == 0 && bound.slack(of: perfect) == 0)
  }

  @Test("necessity: with d_H in place of d_HΔH it fails on four points")
  func withoutDifferences() {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 1, 0, 0], labels: [true, false, false, true]),
      target: FiniteDomain(marginal: [0, 0, 1, 1], labels: [true, false, false, true]))
    let hypotheses = FiniteClass(labelings: [[true, false, true, false], [true, false, false, true]])
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    #expect(domains.hypothesisDivergence(over: hypotheses).supremum == 0)
    #expect(bound.divergence.supremum == 2 && bound.idealJointRisk.value == 0)
    #expect(hypotheses.risk(of: 0, on: domains.source) == 0 && hypotheses.risk(of: 0, on: domains.target) == 2)
  }

  @Test("necessity: without the divergence it fails where the hypotheses differ outside the source")
  func withoutDivergence() {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 0], labels: [true, true]), target: FiniteDomain(marginal: [0, 1], labels: [true, true]))
    let bound = BenDavidBound(domains, hypotheses: Thresholds(.below))
    let h = IntervalSet([0..<1])
    #expect(bound.idealJointRisk.value == 0 && domains.source.risk(of: h.labels(count: 2)) == 0)
    #expect(domains.target.risk(of: h.labels(count: 2)) == 1 && bound.slack(of: h) == 0)
  }
}
