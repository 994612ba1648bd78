import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("Worlds with known truth have the terms that they state")
struct WorldTests {
  private func bound(_ world: FiniteWorld, _ thresholds: Thresholds = Thresholds(.below)) -> BenDavidBound<Thresholds, Rational> {
    BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: thresholds)
  }

  /// R_S and R_T of the threshold of least source risk.
  private func outcome(_ world: FiniteWorld, _ thresholds: Thresholds = Thresholds(.below)) -> [Rational] {
    let (h, risk) = thresholds.riskMinimizer(on: world.source)
    return [risk, thresholds.risk(of: h, on: world.target)]
  }

  @Test("BD-02: the four points")
  func fourPoints() {
    let world = FiniteWorld.fourPoints
    let domains = DomainPair(source: world.source, target: world.target)
    let hypotheses = FiniteWorld.fourPointHypotheses
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    #expect((0..<2).map { hypotheses.risk(of: $0, on: world.source) } == [0, 0])
    #expect((0..<2).map { hypotheses.risk(of: $0, on: world.target) } == [1, 0])
    #expect(domains.hypothesisDivergence(over: hypotheses).supremum == 0)
    #expect(bound.divergence.supremum == 1 && bound.idealJointRisk.value == 0)
  }

  @Test("rare region and rare flip: the same divergence and opposite outcomes", arguments: [1, 2, 5, 10, 19])
  func rareWorlds(percent: Int) {
    let rarity = Rational(percent, 100)
    let region = FiniteWorld.rareRegion(rarity: rarity, middle: 2 * rarity)
    #expect(bound(region).idealJointRisk.value == 2 * rarity && bound(region).divergence.supremum == 1 - rarity)
    #expect(outcome(region) == [rarity, 1])
    let flip = FiniteWorld.rareFlip(rarity: rarity)
    #expect(bound(flip).idealJointRisk.value == rarity && bound(flip).divergence.supremum == 1 - rarity)
    #expect(outcome(flip) == [rarity, 0])
  }

  @Test("flipped labels: λ alone; unchanged: nothing; a noisy source: λ = ρ and the truth is learnt", arguments: 1...6)
  func uniformWorlds(half: Int) {
    let flipped = FiniteWorld.flippedLabels(half: half)
    #expect(bound(flipped, Thresholds(.either)).idealJointRisk.value == 1 && bound(flipped).divergence.supremum == 0)
    #expect(outcome(flipped, Thresholds(.either)) == [0, 1])
    #expect(outcome(.unchanged(half: half)) == [0, 0] && bound(.unchanged(half: half)).idealJointRisk.value == 0)
    let noisy = FiniteWorld.noisySource(half: half, noise: Rational(2, 5))
    #expect(bound(noisy).idealJointRisk.value == Rational(2, 5) && bound(noisy).divergence.supremum == 0)
    #expect(outcome(noisy) == [Rational(2, 5), 0])
  }

  @Test("folding aligns the marginals and raises λ from 0 to 1 for unions of two intervals")
  func folding() {
    func terms(_ world: FiniteWorld) -> [Rational] {
      let bound = BenDavidBound(
        DomainPair(source: world.source, target: world.target), hypotheses: IntervalUnions(limit: 2))
      return [bound.idealJointRisk.value, bound.divergence.supremum]
    }
    #expect(terms(.unfolded) == [0, 1])
    #expect(terms(.folded) == [1, 0])
  }

  @Test("the shifted line has the closed forms that it states, where both cuts lie in the overlap")
  func shiftedLine() {
    for pointCount in 8...16 {
      for shift in 0...3 {
        for labelShift in 0...2 {
          for novelCount in 0...min(1, shift) {
            let line = ShiftedLineWorld(pointCount: pointCount, shift: shift, labelShift: labelShift, novelCount: novelCount)
            let comment: Comment = "\(line)"
            guard line.sourceCut >= shift, line.sourceCut + labelShift <= line.width else { continue }
            let thresholds = bound(line.world)
            #expect(thresholds.divergence.supremum == Rational(shift, line.width), comment)
            #expect(thresholds.idealJointRisk.value == Rational(labelShift + novelCount, line.width), comment)
            let unions = IdealJointRisk(thresholds.domains, over: IntervalUnions(limit: 2))
            #expect(unions.value == Rational(labelShift, line.width), comment)
          }
        }
      }
    }
  }

  @Test("random worlds are exact: every marginal sums to the whole")
  func randomWorlds() {
    let random = RandomSource(seed: 5)
    for index in 0..<300 {
      let world = RandomFiniteWorld(from: random)
      let totals = [world.source, world.target, world.third].map(\.total)
      #expect(totals == [10_000, 10_000, 10_000], "instance \(index)")
      #expect((2...8).contains(world.source.count) && (2...12).contains(world.hypotheses.labelings.count), "instance \(index)")
    }
  }

  @Test("Kuiper's statistic of two normals is that of a fine grid", arguments: [(0.0, 1.0), (0.5, 1.5), (1, 1), (-2, 0.3), (0, 2)])
  func normals(mean: Double, standardDeviation: Double) {
    let source = NormalDistribution.standard
    let target = NormalDistribution(mean: mean, standardDeviation: standardDeviation)
    let differences = (-80_000...80_000).map { source.cumulative(Double($0) / 10_000) - target.cumulative(Double($0) / 10_000) }
    let grid = (differences.max() ?? 0) - (differences.min() ?? 0)
    // Between grid points 1e-4 apart a difference rises from its extreme by second order: 1e-8 times a density's slope below 10.
    #expect((NormalPair(source: source, target: target).kuiper - grid).magnitude < 1e-7)
  }

  @Test("the checkerboard: each coordinate alone is uniform on both sides, and the signs tell the domains apart")
  func checkerboard() {
    let sample = PlanarSample.checkerboard(countPerDomain: 50, from: RandomSource(seed: 2))
    for row in 0..<100 { #expect((sample.points[row, 0] * sample.points[row, 1] > 0) == (row < 50), "row \(row)") }
    let domains = DomainPair(source: sample.source, target: sample.target)
    #expect(domains.disagreementDivergence(over: Stumps(points: sample.points)).supremum == 50)
  }
}
