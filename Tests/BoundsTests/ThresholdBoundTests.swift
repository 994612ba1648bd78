import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The bound along a line")
struct ThresholdBoundTests {
  @Test("every cut has the risks, the bound and the slack of its threshold; the first of least risk and slack are named")
  func cuts() {
    let random = RandomSource(seed: 6)
    for trial in 0..<100 {
      let world = RandomFiniteWorld(from: random)
      let domains = DomainPair(source: world.source, target: world.target)
      let (line, bound) = (ThresholdBound(domains), BenDavidBound(domains, hypotheses: Thresholds(.below)))
      for cut in 0...world.source.count {
        let threshold = IntervalSet([0..<cut])
        #expect(line.sourceRisks[cut] == Thresholds(.below).risk(of: threshold, on: world.source), "trial \(trial)")
        #expect(line.slack(cut) == bound.slack(of: threshold) && line.slack(cut) >= 0, "trial \(trial), cut \(cut)")
        #expect(line.bound(cut) == bound.bound(sourceRisk: line.sourceRisks[cut]), "trial \(trial), cut \(cut)")
        #expect(line.leastSlack < line.slack(cut) || (line.leastSlack == line.slack(cut) && line.tightestCut <= cut))
        let best = line.sourceRisks[line.sourceBestCut]
        #expect(best < line.sourceRisks[cut] || (best == line.sourceRisks[cut] && line.sourceBestCut <= cut))
      }
      let best = line.sourceRisks.indices.filter { line.sourceRisks[$0] == line.sourceRisks.min() }
      #expect(line.targetRisksOfSourceBest == Set(best.map { line.targetRisks[$0] }).sorted(), "trial \(trial)")
      #expect(line.largestIncrease + line.leastSlack == line.supremum + line.idealJointRisk, "trial \(trial)")
    }
  }

  @Test("in the ξ-interleaved domains the whole half of d_HΔH is needed", arguments: [4, 10, 20])
  func interleaved(denominator: Int) {
    let world = InterleavedWorld(spacing: Rational(1, denominator), convention: .article)
    let line = ThresholdBound(DomainPair(source: world.source, target: world.target))
    #expect(line.neededFactor == Rational(1, 2) && line.leastSlack == 0)
  }

  @Test("with the same marginals the best source threshold attains the bound")
  func aligned() {
    let world = ShiftedLineWorld(pointCount: 20, shift: 0, labelShift: 8, novelCount: 0).world
    let line = ThresholdBound(DomainPair(source: world.source, target: world.target))
    #expect(line.leastSlack == 0 && line.supremum == 0 && line.slack(line.sourceBestCut) == 0)
  }
}
