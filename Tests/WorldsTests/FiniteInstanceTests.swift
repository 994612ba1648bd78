import Learning
import NumericCore
import Testing
import Worlds

@Suite("Exact instances of weighting")
struct FiniteInstanceTests {
  @Test("Masses sum to 1, E_S[w] is 1 and weighting is unbiased where the source covers the target")
  func covered() {
    let instances = FiniteInstance.covered
    #expect(instances.count == FiniteInstance.count)
    for one in instances {
      #expect(one.overSource { _ in 1 } == 1 && one.overTarget { _ in 1 } == 1)
      #expect(one.overSource { one.weights[$0] } == 1 && one.weightedRisk == one.targetRisk)
      #expect(one.overPairs { one.weights[$0] * one.weights[$1] } == 1)
    }
  }

  @Test("Where the source misses a point, weighting is biased by the loss there")
  func uncovered() {
    let instances = FiniteInstance.uncovered
    #expect(instances.allSatisfy { one in one.source.count { $0 == 0 } == 1 })
    #expect(instances.contains { $0.weightedRisk != $0.targetRisk })
  }

  @Test("The cases of three points: bias 0, then −1/2 for a lost support and for changed labels, weighted or not")
  func threePoints() {
    let half = Rational(-1, 2)
    #expect(FiniteInstance.threePoints.map { $0.instance.weightedRisk - $0.targetRisk } == [0, half, half, half])
    let (first, last) = (FiniteInstance.threePoints[0], FiniteInstance.threePoints[3].instance)
    #expect(first.instance.overSource { first.instance.losses[$0] } != first.targetRisk)
    #expect(last.overSource { last.losses[$0] } == last.weightedRisk)
  }
}

@Suite("The exception next to the target")
struct ExceptionWorldTests {
  @Test("The best threshold is perfect on the target with equal weights, and always wrong with all weight on the exception")
  func risks() {
    let world = ExceptionWorld()
    #expect(world.source.count == 10 && world.source.labels == [1, 1, 1, 1, 1, 1, 1, 1, 1, 0])
    #expect(world.targetRisk(ofBest: Array(repeating: 3, count: 10)) == 0)
    #expect(world.targetRisk(ofBest: Array(repeating: 0.01, count: 9) + [5]) == 1)
  }
}
