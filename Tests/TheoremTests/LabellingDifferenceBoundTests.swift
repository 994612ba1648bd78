import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("R_T(h) ≤ R_S(h) + TV(S, T) + min(E_S |f_S − f_T|, E_T |f_S − f_T|) for every classifier")
struct LabellingDifferenceBoundTests {
  private func probabilities(_ domain: FiniteDomain<Int>) -> FiniteDomain<Double> {
    let whole = Double(RandomFiniteWorld.whole)
    return FiniteDomain(negative: domain.negative.map { Double($0) / whole }, positive: domain.positive.map { Double($0) / whole })
  }

  /// Sums of fewer than 64 numbers of size 1 at most: each addition errs by half a unit in the last place of 1.
  private let tolerance = 64 * Double.ulpOfOne

  @Test("law: all classifiers of 500 random instances; the terms are those of the definitions")
  func law() {
    let random = RandomSource(seed: 1)
    for instance in 0..<500 {
      let world = RandomFiniteWorld(from: random)
      let domains = DomainPair(source: probabilities(world.source), target: probabilities(world.target))
      let bound = LabellingDifferenceBound(domains)
      let half = zip(domains.source.marginal, domains.target.marginal).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / 2
      #expect((bound.totalVariation - half).magnitude < tolerance, "instance \(instance)")
      for bits in 0..<1 << domains.source.count {
        let labels = (0..<domains.source.count).map { bits >> $0 & 1 == 1 }
        let slack = bound.bound(sourceRisk: domains.source.risk(of: labels)) - domains.target.risk(of: labels)
        #expect(slack >= -tolerance, "instance \(instance), classifier \(bits)")
      }
    }
  }

  @Test("tightness: disjoint supports, and flipped labels on the same marginal, attain it: no part of TV or of the labels can go")
  func tightness() {
    let disjoint = LabellingDifferenceBound(
      DomainPair(
        source: FiniteDomain(marginal: [1, 0], labels: [true, true]), target: FiniteDomain(marginal: [0, 1], labels: [true, true])))
    #expect(disjoint.bound(sourceRisk: 0) == 1)  // 1 at the first point and 0 at the second: R_S = 0, R_T = 1.
    let flipped = LabellingDifferenceBound(
      DomainPair(source: FiniteDomain(marginal: [1], labels: [true]), target: FiniteDomain(marginal: [1], labels: [false])))
    #expect(flipped.totalVariation == 0 && flipped.bound(sourceRisk: 0) == 1)
  }

  @Test("ends: nothing is added where the domains are the same")
  func ends() {
    let domain = FiniteDomain(negative: [0.25, 0], positive: [0.25, 0.5])
    let bound = LabellingDifferenceBound(DomainPair(source: domain, target: domain))
    #expect(bound.bound(sourceRisk: 0.125) == 0.125)
  }

  @Test("necessity: with the distance of the marginals alone it fails by 1 on flipped labels")
  func withoutLabels() {
    let world = FiniteWorld.flippedLabels(half: 3)
    let domains = DomainPair(source: world.source, target: world.target)
    let perfect = world.source.positive.map { $0 > 0 }
    #expect(domains.totalVariation == 0)
    #expect(world.source.risk(of: perfect) == 0 && world.target.risk(of: perfect) == 1)
  }
}
