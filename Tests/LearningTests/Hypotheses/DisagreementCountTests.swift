import Learning
import NumericCore
import Testing

@Suite("Labellings and dimensions of HΔH")
struct DisagreementCountTests {
  @Test("thresholds on n points: n + 1 labellings, every pair of them another disagreement", arguments: [2, 3, 8])
  func thresholds(points: Int) {
    let (one, two) = (DisagreementCount.thresholds(pointCount: points), DisagreementCount.twoSidedThresholds(pointCount: points))
    #expect([one.dimension, one.labellings, one.pairs] == [1, points + 1, points * (points + 1) / 2 + 1])
    #expect(one.differenceLabellings == one.pairs && one.power == points * points)
    #expect([two.dimension, two.labellings] == [2, 2 * points])
    #expect(one.differenceDimension == 2 && two.differenceDimension == min(3, points))
  }

  @Test("sixteen hypotheses of dimension 2 whose disagreements label five points in all ways")
  func fivePoints() {
    let five = DisagreementCount.fivePoints
    #expect([five.pointCount, five.dimension, five.labellings, five.power] == [5, 2, 16, 625])
    #expect(DisagreementCount.examples.map(\.count.dimension) == [1, 2, 2] && DisagreementCount.examples[2].count == five)
    #expect(five.differenceLabellings == 32 && five.differenceDimension == 5)
  }

  @Test("law: on random classes there are no more disagreements than pairs, nor than n^(2d), by brute force")
  func law() {
    let random = RandomSource(seed: 4)
    for trial in 0..<200 {
      let points = 2 + random.integer(below: 5)
      let rows = (0..<1 + random.integer(below: 8)).map { _ in (0..<points).map { _ in random.bernoulli(0.5) } }
      let count = DisagreementCount(FiniteClass(labelings: rows))
      let disagreements = Set(rows.flatMap { first in rows.map { zip(first, $0).map { $0 != $1 } } })
      #expect(count.differenceLabellings == disagreements.count && count.labellings == Set(rows).count, "trial \(trial)")
      #expect(count.differenceLabellings <= count.pairs && count.differenceLabellings <= count.power, "trial \(trial)")
    }
  }

  @Test("the class with complements has each of them once")
  func complements() {
    let closed = FiniteClass(labelings: [[true, false], [false, false]]).withComplements
    #expect(closed.labelings == [[true, false], [false, false], [false, true], [true, true]])
  }

  @Test("the largest excess over n^(2d) is that of one dimension and size after the other, and 0 for d = 1 and n = 2")
  func growth() {
    func excess(_ dimension: Int, _ points: Int) -> Double {
      GrowthFunction.vcDimension(dimension).disagreementLogarithm(pointCount: points) - 2 * Double(dimension) * .log(Double(points))
    }
    let naive = [excess(1, 3), excess(1, 4), excess(2, 3), excess(2, 4)].reduce(-.infinity, max)
    #expect(GrowthFunction.largestDisagreementExcess(dimensions: 1...2, pointCounts: 3...4) == naive && naive < -0.1)
    #expect(GrowthFunction.largestDisagreementExcess(dimensions: 1...1, pointCounts: 2...9).magnitude < 1e-14)
  }
}
