import NumericCore
import Testing
import Transfer

@Suite("Two samples that may be thrown together")
struct PoolingCaseTests {
  private func pooling(_ bias: Rational, _ sourceCount: Int, _ targetCount: Int, noise: Rational = 1) -> PoolingCase {
    PoolingCase(PooledMean(bias: bias, noise: noise), sourceCount: sourceCount, targetCount: targetCount)
  }

  @Test("The change is the risk together less σ²/n_T, and its sign is the condition's")
  func changes() {
    #expect(pooling(Rational(1, 2), 1, 5).change == Rational(25, 144) - Rational(1, 5))
    #expect(pooling(Rational(1, 2), 1, 5).helps && !pooling(Rational(1, 2), 20, 6).helps)
    #expect(pooling(2, 20, 5, noise: 16).change == 0 && !pooling(2, 20, 5, noise: 16).helps)
    for one in PoolingCase.family + [pooling(2, 20, 4, noise: 16), pooling(2, 20, 5, noise: 16), pooling(2, 20, 6, noise: 16)] {
      #expect(one.helps == one.shouldHelp, "\(one)")
    }
  }

  @Test("The family has every bias with every two counts, and cases of either kind")
  func family() {
    #expect(PoolingCase.family.count == 180 && Set(PoolingCase.family).count == 180)
    #expect(Set(PoolingCase.family.map(\.mean.bias)) == [0, Rational(1, 20), Rational(1, 4), Rational(1, 2), 1])
    #expect(PoolingCase.family.contains(where: \.helps) && PoolingCase.family.contains { !$0.helps })
  }

  @Test("A source turns where it helps one number of target examples and harms another, and a tie is neither")
  func turning() {
    let turning = [4, 5, 6].map { pooling(Rational(1, 2), 20, $0) }
    let helping = [1, 1000].map { pooling(0, 20, $0) }
    let harming = [1, 1000].map { pooling(10, 20, $0) }
    let found = PoolingCase.turningSources(among: turning + helping + harming)
    #expect(found.turning == 1 && found.all == 3)
    #expect(PoolingCase.turningSources(among: Array(turning.prefix(2))).turning == 0)
    #expect(PoolingCase.turningSources(among: Array(turning.suffix(2))).turning == 0)
    // Another number of its examples is another source.
    let others = PoolingCase.turningSources(among: [pooling(Rational(1, 2), 20, 4), pooling(Rational(1, 2), 21, 6)])
    #expect(others.turning == 0 && others.all == 2)
  }
}
