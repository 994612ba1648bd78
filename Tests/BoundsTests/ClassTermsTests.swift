import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("What the bound comes to, class by class")
struct ClassTermsTests {
  @Test("the shifted line has its closed forms, and what attains them is told as conditions")
  func line() {
    let world = ShiftedLineWorld(pointCount: 20, shift: 4, labelShift: 3, novelCount: 2).world
    let classes = ClassTerms.line(DomainPair(source: world.source, target: world.target))
    #expect(classes.map(\.name) == ["thresholds", "two-sided", "intervals", "two intervals"])
    #expect(classes.map(\.terms.idealJointRisk) == [Rational(5, 16), Rational(5, 16), Rational(5, 16), Rational(3, 16)])
    #expect(classes.allSatisfy { $0.terms.supremum == Rational(1, 4) })
    #expect(classes[3].minimizer == "x < 8 or x ≥ 18" && classes[0].maximizingPair == "never; x < 4")
  }

  @Test("in the plane masses are shares of a domain's points, and half-planes contain stumps")
  func plane() {
    for seed in (UInt64(1)...5) {
      let sample = PlanarSample.rotatedClouds(angle: 60, countPerDomain: 8, from: RandomSource(seed: seed))
      let domains = DomainPair(source: sample.source, target: sample.target)
      let classes = ClassTerms.plane(domains, points: sample.points) { "\($0)" }
      let (stumps, halfPlanes) = (classes[0].terms, classes[1].terms)
      #expect(classes.map(\.name) == ["stumps", "half-planes"])
      #expect(halfPlanes.idealJointRisk <= stumps.idealJointRisk && halfPlanes.supremum >= stumps.supremum, "seed \(seed)")
      let found = domains.disagreementDivergence(over: Stumps(points: sample.points)).supremum
      #expect(stumps.supremum == Rational(found, 8) && stumps.bound >= stumps.targetRisk, "seed \(seed)")
    }
  }
}
