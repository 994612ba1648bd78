import NumericCore
import Testing
import Transfer

@Suite("The mean of source and target together")
struct PooledMeanTests {
  @Test("The risk is the mean squared error over all samples of signs, exactly")
  func enumeration() {
    for (bias, sourceCount, targetCount) in [(Rational(1, 2), 2, 3), (Rational(2), 1, 4), (0, 3, 1), (Rational(-1, 3), 0, 2)] {
      let count = sourceCount + targetCount
      let errors = (0..<(1 << count)).map { bits -> Rational in
        let noise = (0..<count).reduce(Rational(0)) { $0 + (bits >> $1 & 1 == 1 ? 1 : -1) }
        let mean = (noise + Rational(sourceCount) * bias) / Rational(count)
        return mean * mean
      }
      let risk = PooledMean(bias: bias).risk(sourceCount: sourceCount, targetCount: targetCount)
      #expect(risk == errors.reduce(0, +) / Rational(errors.count), "\(bias), \(sourceCount), \(targetCount)")
    }
  }

  @Test("Pooling helps below the crossover, ties at it, and harms above, for other variances too")
  func crossover() {
    let tie = PooledMean(bias: Rational(1, 2))
    #expect(tie.squaredCrossover(sourceCount: 20, targetCount: 5) == Rational(1, 4))
    #expect(tie.risk(sourceCount: 20, targetCount: 5) == Rational(1, 5))
    #expect(
      tie.risk(sourceCount: 20, targetCount: 4) < Rational(1, 4) && tie.risk(sourceCount: 20, targetCount: 6) > Rational(1, 6))
    let wide = PooledMean(bias: 1, noise: 4)
    #expect(
      wide.squaredCrossover(sourceCount: 20, targetCount: 5) == 1 && wide.risk(sourceCount: 20, targetCount: 5) == Rational(4, 5))
  }

  @Test("The figures that are told of too large a source")
  func told() {
    let pooled = PooledMean(bias: Rational(1, 2))
    let risks = [0, 20, 100, 1000].map { pooled.risk(sourceCount: $0, targetCount: 20).doubleValue }
    for (risk, expected) in zip(risks, [0.05, 0.0875, 0.1819, 0.2413]) { #expect((risk - expected).magnitude < 5e-5) }
  }

  @Test("At the break-even number of target examples the risks are the same, below it pooling helps, above it harms")
  func breakEven() throws {
    #expect(PooledMean(bias: Rational(1, 2)).breakEvenTargetCount(sourceCount: 20) == 5)
    #expect(PooledMean(bias: 2, noise: 16).breakEvenTargetCount(sourceCount: 20) == 5)
    #expect(PooledMean(bias: Rational(1, 10)).breakEvenTargetCount(sourceCount: 1000) == Rational(1000, 9))
    #expect(PooledMean(bias: Rational(1, 10)).breakEvenTargetCount(sourceCount: 100) == nil)
    #expect(PooledMean(bias: 0).breakEvenTargetCount(sourceCount: 1) == nil)
    for (bias, noise, sourceCount) in [(Rational(1, 3), Rational(1), 20), (Rational(-1, 10), 1, 1000), (1, 4, 7), (2, 1, 20)] {
      let pooled = PooledMean(bias: bias, noise: noise)
      let limit = try #require(pooled.breakEvenTargetCount(sourceCount: sourceCount))
      for count in 1...200 {
        let change = pooled.risk(sourceCount: sourceCount, targetCount: count) - noise / Rational(count)
        #expect(change.numerator.signum() == (Rational(count) - limit).numerator.signum(), "\(bias), \(sourceCount), \(count)")
      }
    }
  }
}
