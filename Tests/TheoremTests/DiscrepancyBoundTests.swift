import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("R_T(h) ≤ R_T(h*_T) + L_S(h, h*_S) + disc + L_T(h*_S, h*_T) for every h in H")
struct DiscrepancyBoundTests {
  @Test(
    "law: zero-one and absolute loss on 500 random instances each, in fractions; with the definitions written out",
    arguments: [Loss.zeroOne, .absolute])
  func law(loss: Loss) {
    let random = RandomSource(seed: 1).stream(loss.rawValue)
    for index in 0..<500 {
      let one = DiscrepancyBound(RandomLossWorld(from: random, loss: loss))
      func mean(_ masses: [Rational], _ first: [Rational], _ second: [Rational]) -> Rational {
        masses.indices.reduce(Rational(0)) { $0 + masses[$1] * loss(first[$1], second[$1]) }
      }
      let pairs = one.hypotheses.flatMap { first in
        one.hypotheses.map { (mean(one.source.masses, first, $0) - mean(one.target.masses, first, $0)).magnitude }
      }
      #expect(one.discrepancy == pairs.max(), "instance \(index)")
      #expect(one.targetRisk(one.targetBest) == one.hypotheses.indices.map(one.targetRisk).min())
      for hypothesis in one.hypotheses.indices {
        #expect(one.targetRisk(hypothesis) <= one.bound(hypothesis), "instance \(index), h = \(hypothesis)")
        #expect(one.targetRisk(hypothesis) <= one.benDavidBound(hypothesis), "instance \(index), h = \(hypothesis)")
      }
      #expect(one.discrepancy <= one.largestLoss * one.totalVariation)
    }
  }

  @Test("tightness: attained with every term in turn alone, so that none may be halved")
  func tightness() {
    // disc alone: the class {0, 1}, the source at a point where they agree, the target where they do not.
    let apart = DiscrepancyBound(
      source: .init(masses: [1, 0], labels: [0, 0]), target: .init(masses: [0, 1], labels: [0, 0]), hypotheses: [[0, 1], [0, 0]],
      loss: .zeroOne)
    #expect(apart.sourceBest == 0 && apart.targetRisk(0) == 1 && apart.discrepancy == 1)
    // With h*_S the first hypothesis L_T(h*_S, h*_T) is 1 too; with it the second the bound is disc.
    let ordered = DiscrepancyBound(source: apart.source, target: apart.target, hypotheses: [[0, 0], [0, 1]], loss: .zeroOne)
    #expect(ordered.bound(1) == ordered.targetRisk(1) && ordered.discrepancy == 1 && ordered.bestLoss == 0)
    // L_T(h*_S, h*_T) and R_T(h*_T): one point.
    let onePoint = DiscrepancyBound(RandomLossWorld(onePoint: Rational(1, 4), loss: .absolute))
    #expect(onePoint.bound(0) == 1 && onePoint.targetRisk(0) == 1 && onePoint.bestLoss == Rational(1, 4))
  }

  @Test(
    "necessity: one point refutes it for the squared loss, and the form with roots is attained there",
    arguments: [(Rational(1, 2), Rational(1, 2)), (Rational(1, 4), Rational(5, 8)), (Rational(9, 10), Rational(41, 50))])
  func necessity(c: Rational, bound: Rational) {
    let squared = DiscrepancyBound(RandomLossWorld(onePoint: c, loss: .squared))
    #expect(squared.bound(0) == bound && squared.targetRisk(0) == 1 && squared.discrepancy == 0)
    #expect(abs(squared.rootBound(0) - 1) < 1e-12)
    #expect(DiscrepancyBound(RandomLossWorld(onePoint: c, loss: .absolute)).bound(0) == 1)
  }

  @Test("law: the form with roots for the squared loss; without roots it is violated")
  func roots() {
    let random = RandomSource(seed: 2)
    let all = (0..<500).map { _ in DiscrepancyBound(RandomLossWorld(from: random, loss: .squared)) }
    #expect(
      all.allSatisfy { one in one.hypotheses.indices.allSatisfy { one.targetRisk($0).doubleValue <= one.rootBound($0) + 1e-12 } })
    #expect(all.contains { one in one.hypotheses.indices.contains { one.targetRisk($0) > one.bound($0) } })
  }

  @Test("ends: equal domains with equal labels leave the risks alone")
  func ends() {
    let domain = LabelledPoints(masses: [Rational(1, 2), Rational(1, 2)], labels: [0, 1])
    let one = DiscrepancyBound(source: domain, target: domain, hypotheses: [[0, 1], [1, 1]], loss: .zeroOne)
    #expect(one.discrepancy == 0 && one.bestLoss == 0 && one.bound(1) == one.targetRisk(1) && one.idealJointRisk == 0)
  }
}

@Suite("R_S + R_T of any classifier of the features, from below")
struct InvarianceLowerBoundTests {
  @Test("law: all labellings of up to five points")
  func law() {
    let random = RandomSource(seed: 3)
    for index in 0..<300 {
      let count = 1 + random.integer(below: 5)
      func domain() -> FiniteDomain<Int> {
        var masses = (0..<2 * count).map { _ in 0 }
        for _ in 0..<24 { masses[random.integer(below: 2 * count)] += 1 }
        return FiniteDomain(negative: Array(masses[..<count]), positive: Array(masses[count...]))
      }
      let domains = DomainPair(source: domain(), target: domain())
      let bound = InvarianceLowerBound(domains)
      let sums = (0..<1 << count).map { labels in domains.sum.risk(of: (0..<count).map { labels >> $0 & 1 == 1 }) }
      let least = Rational(sums.min() ?? 0, 24)
      #expect(least >= bound.variational && least.doubleValue >= bound.jensenShannon - 1e-12, "instance \(index)")
    }
  }

  @Test("tightness, equal features: label 1 on nested sets attains |ΔP(Y)|, and the Jensen–Shannon form is at most half of it")
  func equalFeatures() {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 1, 2], labels: [true, false, false]),
      target: FiniteDomain(marginal: [1, 1, 2], labels: [true, true, false]))
    let bound = InvarianceLowerBound(domains)
    #expect(bound.variational == Rational(1, 4) && domains.sum.risk(of: [true, false, false]) == 1)
    #expect(bound.jensenShannon > 0 && bound.jensenShannon < 0.125)
  }

  @Test("bits: where all labels change and no feature does, the Jensen–Shannon form is a half, and the truth 1")
  func bits() {
    let bound = InvarianceLowerBound(
      DomainPair(source: FiniteDomain(negative: [2], positive: [0]), target: FiniteDomain(negative: [0], positive: [2])))
    #expect(bound.variational == 1 && (bound.jensenShannon - 0.5).magnitude < 1e-12)
  }

  @Test("incomparable: as much TV of the features as of the labels leaves the first form at 0, and the second above")
  func incomparable() {
    let bound = InvarianceLowerBound(
      DomainPair(
        source: FiniteDomain(negative: [45, 55], positive: [0, 0]), target: FiniteDomain(negative: [50, 40], positive: [5, 5])))
    #expect(bound.variational == 0 && bound.jensenShannon > 0.005)
  }

  @Test("ends: equal domains promise nothing")
  func ends() {
    let domain = FiniteDomain(negative: [1, 2], positive: [3, 0])
    let bound = InvarianceLowerBound(DomainPair(source: domain, target: domain))
    #expect(bound.variational == 0 && bound.jensenShannon == 0)
  }
}

@Suite("α-weighted samples: the weight that the bound is least for, and the one that the risk is")
struct AlphaWeightingTests {
  @Test("α* of the bound is no worse than any of 4001 weights, and 1 exactly from (c/A)² target examples on")
  func bound() {
    for gap in [0.01, 0.1, 0.3, 1] {
      for (sources, targets) in [(1, 1), (10, 100), (1000, 20), (1000, 43), (100_000, 9)] {
        let one = AlphaWeightedBound(deviation: 1.96, gap: gap, sourceCount: sources, targetCount: targets)
        let least = (0...4000).map { one.value(Double($0) / 4000) }.reduce(.infinity, min)
        #expect(one.value(one.best) <= least + 1e-12)
        #expect((one.best == 1) == (Double(targets) >= one.transition))
      }
    }
  }

  @Test("ends: no gap pools, the transition does not depend on the source")
  func ends() {
    #expect(AlphaWeightedBound(deviation: 1, gap: 0, sourceCount: 30, targetCount: 10).best == 0.25)
    #expect(
      [1, 1000, 1_000_000].allSatisfy { AlphaWeightedBound(deviation: 2, gap: 1, sourceCount: $0, targetCount: 4).best == 1 })
    #expect([1, 1000, 1_000_000].allSatisfy { AlphaWeightedBound(deviation: 2, gap: 1, sourceCount: $0, targetCount: 3).best < 1 })
  }

  @Test("Theorem 3's constants")
  func theorem() {
    let one = AlphaWeightedBound(
      dimension: 1, failureProbability: 0.05, divergenceAndJointRisk: 0.1, sourceCount: 900, targetCount: 99)
    #expect(abs(one.deviation - 4 * (2 * Double.log(2000) + 2 * Double.log(160)).squareRoot()) < 1e-12 && one.gap == 0.2)
  }

  @Test("a mean: known weight and risk, the risk's minimum, and pooling's formula")
  func mean() {
    let one = AlphaWeightedMean(bias: Rational(3, 10), sourceCount: 1000, targetCount: 20)
    #expect(abs(one.best.doubleValue - 0.6453900709219857) < 1e-12 && abs(one.leastRisk.doubleValue - 0.03226950354609929) < 1e-12)
    #expect(abs(one.risk(one.best.doubleValue) - one.leastRisk.doubleValue) < 1e-15)
    #expect((0...100).allSatisfy { one.risk(Double($0) / 100) >= one.leastRisk.doubleValue - 1e-15 })
    #expect(abs(one.risk(20.0 / 1020) - one.pooledRisk.doubleValue) < 1e-15)
    #expect(one.leastRisk < one.targetRisk && one.leastRisk < one.pooledRisk)
  }
}

extension DiscrepancyBound {
  /// A world as an instance of the bound.
  fileprivate init(_ world: RandomLossWorld) {
    self.init(source: world.source, target: world.target, hypotheses: world.hypotheses, loss: world.loss)
  }
}
