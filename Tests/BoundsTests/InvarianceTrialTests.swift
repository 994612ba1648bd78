import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The lower bounds of invariant features, tried")
struct InvarianceTrialTests {
  @Test("The least R_S + R_T is that of all classifiers, one by one, and is not below either bound", arguments: 1...40)
  func least(seed: Int) {
    let domains = FeatureDomains(equally: seed.isMultiple(of: 2), from: RandomSource(seed: UInt64(seed)))
    let pair = DomainPair(source: domains.source, target: domains.target)
    let trial = InvarianceTrial(pair)
    let risks = (0..<(1 << domains.source.count)).map { labels -> Int in
      let classifier = (0..<domains.source.count).map { labels >> $0 & 1 == 1 }
      return domains.source.risk(of: classifier) + domains.target.risk(of: classifier)
    }
    #expect(trial.least == Rational(risks.reduce(120, min), 60))
    #expect(trial.bound == InvarianceLowerBound(pair))
    #expect(trial.least >= trial.bound.variational && trial.least.doubleValue >= trial.bound.jensenShannon - 1e-12)
    #expect(trial.featuresAreEqual == (domains.source.marginal == domains.target.marginal))
  }
}
