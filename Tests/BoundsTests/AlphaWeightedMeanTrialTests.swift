import Bounds
import NumericCore
import Testing

@Suite("What the best weight is tried by")
struct AlphaWeightedMeanTrialTests {
  @Test("The family has five biases, four sources and eight targets, to either side of where the bound drops the source")
  func family() {
    #expect(AlphaWeightedMean.family.count == 160 && Set(AlphaWeightedMean.family).count == 160)
    let drops = AlphaWeightedMean.family.filter { $0.bias == Rational(3, 10) && $0.normalBound.best == 1 }
    #expect(Set(drops.map(\.targetCount)) == [43, 100, 1000, 10_000])
  }

  @Test("At α* the risk is least, and at a weight a hundredth off it is not")
  func least() {
    for one in AlphaWeightedMean.family {
      let best = one.best.doubleValue
      #expect(one.isLeast(at: best), "\(one)")
      #expect(!one.isLeast(at: best + 0.01) && !one.isLeast(at: best - 0.01) && !one.isLeast(at: best + 0.001), "\(one)")
    }
  }

  @Test("The bound's margin is least at α*, and falls elsewhere; c and A are 1.96 and the bias")
  func margins() {
    for one in AlphaWeightedMean.family {
      let bound = one.normalBound
      #expect(bound.deviation == 1.96 && bound.gap == one.bias.doubleValue)
      #expect(bound.sourceCount == one.sourceCount && bound.targetCount == one.targetCount)
      #expect(bound.margin(at: bound.best) >= -1e-9)
      for step in 0...4 { #expect(bound.margin(at: Double(step) / 4) <= 0) }
    }
    let bound = AlphaWeightedBound(deviation: 1, gap: 0, sourceCount: 1, targetCount: 1)
    // √(α² + (1 − α)²), which is √½ at ½ and 1 at either end.
    #expect(bound.margin(at: 0.5) == 0 && (bound.margin(at: 1) - (0.5.squareRoot() - 1)).magnitude < 1e-15)
  }

  @Test("A scaled deviation leaves all else, and gives another best weight")
  func scaled() {
    let bound = AlphaWeightedMean(bias: Rational(3, 10), sourceCount: 1000, targetCount: 20).normalBound
    let other = bound.scalingDeviation(by: 1.5)
    #expect(
      other == AlphaWeightedBound(deviation: 1.5 * bound.deviation, gap: bound.gap, sourceCount: 1000, targetCount: 20))
    #expect(other.best < bound.best)
  }
}
