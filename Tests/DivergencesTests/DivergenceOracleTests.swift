import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("Distances agree with independent libraries")
struct DivergenceOracleTests {
  @Test("W-01, W-02: W₁ of scipy.stats.wasserstein_distance, with and without weights")
  func wassersteinOfSciPy() {
    #expect(wasserstein1(SortedSample([0, 1, 3]), SortedSample([5, 6, 8])) == 5)
    let weighted = wasserstein1(
      SortedSample([3.4, 3.9, 7.5, 7.8], weights: [1.4, 0.9, 3.1, 7.2]), SortedSample([4.5, 1.4], weights: [3.2, 3.5]))
    #expect((weighted - 4.078133143804786).magnitude < 1e-14)
  }

  @Test("W-03: W₁ and W₂ of POT's emd2_1d, unequal sizes")
  func wassersteinOfPOT() {
    let (x, y) = (SortedSample([-0.3, 0.2, 1.7]), SortedSample([0.1, 0.9]))
    #expect((wasserstein1(x, y) - 0.5333333333333332).magnitude < 1e-15)
    #expect((wasserstein(x, y, order: 2) - 0.5916079783099616).magnitude < 1e-15)
  }

  @Test("HDH-01: d_H and d_HΔH of thresholds by brute force, with ties")
  func thresholds() {
    let divergence = ThresholdDivergence(SortedSample([0, 1, 2, 2, 5, 7]), SortedSample([1, 3, 3, 4, 8]))
    #expect((2 * divergence.kolmogorovSmirnov - 0.9333333333333333).magnitude < 1e-15)
    #expect((2 * divergence.kuiper - 1.2).magnitude < 1e-15)
  }

  @Test("BD-01: every term on four points with noisy labels")
  func benDavid() {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [0.4, 0.3, 0.2, 0.1], positiveProbability: [0.9, 0.1, 0.8, 0.3]),
      target: FiniteDomain(marginal: [0.1, 0.2, 0.3, 0.4], positiveProbability: [0.7, 0.1, 0.2, 0.6]))
    let hypotheses = FiniteClass(
      labelings: [
        [true, false, true, false], [true, false, false, true], [false, true, true, true], [false, false, false, false],
      ])
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    let expected = (
      source: [0.14, 0.3, 0.74, 0.58], target: [0.53, 0.27, 0.65, 0.39], bound: [1.11, 1.27, 1.71, 1.55]
    )
    for h in 0..<4 {
      let sourceRisk = hypotheses.risk(of: h, on: domains.source)
      #expect((sourceRisk - expected.source[h]).magnitude < 1e-15, "h = \(h)")
      #expect((hypotheses.risk(of: h, on: domains.target) - expected.target[h]).magnitude < 1e-15, "h = \(h)")
      #expect((bound.bound(sourceRisk: sourceRisk) - expected.bound[h]).magnitude < 1e-15, "h = \(h)")
    }
    #expect((bound.divergence.supremum - 0.4).magnitude < 1e-15)
    #expect((domains.hypothesisDivergence(over: hypotheses).supremum - 0.3).magnitude < 1e-15)
    #expect((bound.idealJointRisk.value - 0.57).magnitude < 1e-15)
    #expect((domains.totalVariation - 0.4).magnitude < 1e-15)
  }

  @Test(
    "XI-01 … XI-04: λ, the divergences, W₁ and TV of the ξ-interleaved domains",
    arguments: [
      (Rational(1, 10), InterleavedWorld.Convention.article, 5, 5, Rational(4, 5), Rational(1, 5), Rational(1, 5)),
      (Rational(1, 100), .article, 50, 50, Rational(49, 50), Rational(1, 50), Rational(1, 50)),
      (Rational(1, 10), .endpoints, 6, 5, Rational(5, 6), Rational(1, 3), Rational(1, 6)),
      (Rational(2, 23), .endpoints, 6, 6, Rational(5, 6), Rational(1, 6), Rational(1, 6)),
    ])
  func interleaved(
    spacing: Rational, convention: InterleavedWorld.Convention, sourceCount: Int, targetCount: Int, jointRisk: Rational,
    disagreement: Rational, overClass: Rational
  ) {
    let world = InterleavedWorld(spacing: spacing, convention: convention)
    let domains = DomainPair(source: world.source, target: world.target)
    let bound = BenDavidBound(domains, hypotheses: Thresholds(.below))
    #expect(world.sourceCount == sourceCount && world.targetCount == targetCount)
    #expect(Rational(bound.idealJointRisk.value, world.whole) == jointRisk)
    #expect(Rational(bound.divergence.supremum, world.whole) == disagreement)
    #expect(Rational(domains.hypothesisDivergence(over: Thresholds(.below)).supremum, world.whole) == overClass)
    #expect(Rational(domains.wasserstein1(positions: world.positions), world.whole) * spacing == spacing)
    #expect(domains.totalVariation == world.whole)
  }
}
