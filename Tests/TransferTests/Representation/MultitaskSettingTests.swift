import NumericCore
import Testing
import Transfer

@Suite("Tasks that share features, and what theory says of them")
struct MultitaskSettingTests {
  @Test("The formulas by hand")
  func formulas() {
    let setting = MultitaskSetting(featureCount: 12, dimension: 3, sampleSize: 12, taskCount: 3)
    #expect(setting.norm == 0.5 && setting.knownFeatureComplexity == 0.25 && setting.complexityBound == 0.75)
    // 2 · ½ · 0.1 + 3 √(ln 40 / 72).
    let deviation = setting.deviation(0.1, failureProbability: 0.05)
    #expect((deviation - (0.1 + 3 * (Double.log(40) / 72).squareRoot())).magnitude < 1e-12)
  }

  @Test("Its coins are tasks of its sizes")
  func coins() throws {
    let setting = MultitaskSetting(featureCount: 7, dimension: 2, sampleSize: 9, taskCount: 4, norm: 0.3)
    let coins = try CoinTasks(
      featureCount: 7, dimension: 2, taskCount: 4, sampleSize: 9, norm: 0.3, from: RandomSource(seed: 5))
    #expect(try setting.coins(from: RandomSource(seed: 5)) == coins)
  }
}
