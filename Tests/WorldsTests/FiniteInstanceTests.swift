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

@Suite("Identities of weighting on an instance by hand")
struct FiniteInstanceIdentitiesTests {
  /// S = (3/4, 1/4), T = (1/2, 1/2), so that w = (2/3, 2); E_T[ℓ] = 3/4.
  private let one = FiniteInstance(source: [3, 1], target: [1, 1], losses: [Rational(1, 2), 1])

  @Test("E_S[w²] is 4/3, χ² is 1/3, and one weighted loss has variance 25/48")
  func moments() {
    #expect(one.isUnbiased && one.targetRisk == Rational(3, 4))
    #expect(one.weightSecondMoment == Rational(4, 3))
    #expect(one.chiSquare == Rational(1, 3))
    #expect(one.productVariance == Rational(25, 48))
  }

  @Test("Two examples: the mean of products has mean 3/4 and variance 25/96, the quotient has mean 43/64")
  func pairs() {
    #expect(one.pairMean == (Rational(3, 4), Rational(25, 96)))
    #expect(one.pairQuotient == Rational(43, 64))
  }

  @Test("A lost point's risk is lost; with the loss 1(ℓ > ½) only the second point counts")
  func losses() {
    let lost = FiniteInstance(source: [1, 0], target: [1, 1], losses: [Rational(1, 2), Rational(1, 3)])
    #expect(lost.lostRisk == Rational(1, 6) && one.lostRisk == 0)
    #expect(!lost.isUnbiased)
    #expect(one.zeroOne.losses == [0, 1] && one.zeroOne.source == one.source && one.zeroOne.target == one.target)
    #expect(one.zeroOne.targetRisk == Rational(1, 2))
  }

  @Test("Doubly robust: off by −1/8 with ŵ = 1 and m = 0, the product of both errors, and by nothing where one is right")
  func doublyRobust() {
    let (ones, zeros) = ([Rational(1), 1], [Rational(0), 0])
    #expect(one.doublyRobustBias(weights: ones, model: zeros) == Rational(-1, 8))
    #expect(one.errorProduct(weights: ones, model: zeros) == Rational(-1, 8))
    #expect(one.doublyRobustBias(weights: one.weights, model: zeros) == 0)
    #expect(one.doublyRobustBias(weights: ones, model: one.losses) == 0)
    #expect(one.doublyRobustBias(weights: ones, model: [1, 0]) == Rational(-3, 8))
    #expect(one.errorProduct(weights: ones, model: [1, 0]) == Rational(-3, 8))
  }

  @Test("Relative weights with α = 1/2 are 4/5 and 4/3; the odds of the target among 40 and 10 are 1/6 and 1/2")
  func weights() {
    #expect(one.relativeWeights(Rational(1, 2)) == [Rational(4, 5), Rational(4, 3)])
    #expect(one.relativeWeights(0) == one.weights)
    #expect(one.risk(weights: [Rational(4, 5), Rational(4, 3)]) == Rational(19, 30))
    #expect(one.domainOdds(sourceCount: 40, targetCount: 10) == [Rational(1, 6), Rational(1, 2)])
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
