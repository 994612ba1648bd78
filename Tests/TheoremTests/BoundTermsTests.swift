import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("The terms of the bound for one hypothesis")
struct BoundTermsTests {
  @Test("they are those of the bound, and their sum bounds R_T, for every hypothesis of 300 random instances")
  func terms() {
    let random = RandomSource(seed: 8)
    for trial in 0..<300 {
      let world = RandomFiniteWorld(from: random)
      let bound = BenDavidBound(DomainPair(source: world.source, target: world.target), hypotheses: world.hypotheses)
      for index in world.hypotheses.labelings.indices {
        let terms = BoundTerms(of: index, in: bound) { Rational($0, RandomFiniteWorld.whole) }
        #expect(terms.bound - terms.targetRisk == Rational(bound.slack(of: index), RandomFiniteWorld.whole), "trial \(trial)")
        #expect(terms.leastTargetRisk <= terms.targetRisk && terms.bound >= terms.targetRisk, "trial \(trial)")
        #expect(terms.lowerBound <= terms.targetRisk, "trial \(trial)")
        #expect(terms.smallerTwo == terms.bound - (terms.all.max() ?? 9) && terms.all.reduce(0, +) == terms.bound, "trial \(trial)")
      }
      let learnt = BoundTerms(in: bound) { Rational($0, RandomFiniteWorld.whole) }
      #expect(learnt.sourceRisk <= learnt.idealJointRisk, "the least source risk is at most λ, trial \(trial)")
    }
  }

  @Test("domains apart with one rule: the divergence alone is large, and transfer succeeds")
  func apart() {
    let domains = DomainPair(source: FiniteWorld.apart.source, target: FiniteWorld.apart.target)
    let terms = domains.boundTerms(over: Thresholds(.below))
    #expect(domains.boundTerms(of: IntervalSet([]), over: Thresholds(.below)).targetRisk == Rational(1, 2))
    #expect([terms.sourceRisk, terms.supremum, terms.idealJointRisk, terms.targetRisk] == [0, 1, 0, 0])
  }

  @Test("necessity: d_H does not do in the place of d_HΔH, whole and for a class closed under complement with its constants")
  func fourPoints() {
    let domains = DomainPair(source: FiniteWorld.fourPoints.source, target: FiniteWorld.fourPoints.target)
    let terms = domains.boundTerms(of: 0, over: FiniteWorld.fourPointClosure)
    #expect(terms.sourceRisk + 2 * terms.supremumOverClass + terms.idealJointRisk == 0 && terms.targetRisk == 1)
    #expect(terms.supremum == 1)
  }
}
