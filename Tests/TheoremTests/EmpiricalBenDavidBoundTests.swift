import Bounds
import Divergences
import Learning
import NumericCore
import Testing
import Worlds

@Suite("R_T(h) ≤ R̂_S(h) + ½ d̂_HΔH + λ̂ and what samples may hide, with probability 1 − δ for every h")
struct EmpiricalBenDavidBoundTests {
  /// `count` draws from a domain, as counts.
  private func draw(_ count: Int, from domain: FiniteDomain<Int>, _ random: RandomSource) -> FiniteDomain<Int> {
    let masses = domain.negative + domain.positive
    var counts = Array(repeating: 0, count: masses.count)
    for _ in 0..<count {
      var rest = random.integer(below: domain.total)
      let cell = masses.firstIndex { mass in
        defer { rest -= mass }
        return rest < mass
      }
      if let cell { counts[cell] += 1 }
    }
    return FiniteDomain(negative: Array(counts[..<domain.count]), positive: Array(counts[domain.count...]))
  }

  @Test("the terms, written out for n = 100, m = 200, m′ = 300, n′ = 50")
  func formula() throws {
    let bound = EmpiricalBenDavidBound(
      sourceRisk: 0.1, supremum: 0.2, idealJointRisk: 0.3,
      counts: .init(labelledSource: 100, source: 200, target: 300, labelledTarget: 50), growth: .vcDimension(1),
      failureProbability: 0.06)
    func root(_ value: Double) -> Double { value.squareRoot() }
    let share = Double.log(50)
    let source = root(2 * .log(101) / 100) + root(share / 200)
    let divergence = root((1.0 / 200 + 1.0 / 300) * share / 2)
    let joint = root(2 * 0.03 * .log(151)) + root(0.03 * share / 2)
    #expect((bound.sourceAllowance - source).magnitude < 1e-12)
    #expect((bound.divergenceAllowance - divergence).magnitude < 1e-12)
    #expect((try #require(bound.jointAllowance) - joint).magnitude < 1e-12)
    #expect((try #require(bound.value) - (0.6 + source + divergence + joint)).magnitude < 1e-12)
  }

  @Test("without target labels λ is unknown, and δ is shared by two terms instead of three")
  func withoutLabels() {
    let bound = EmpiricalBenDavidBound(
      sourceRisk: 0, supremum: 0, idealJointRisk: nil, counts: .init(labelledSource: 9, source: 9, target: 9, labelledTarget: nil),
      growth: .vcDimension(0), failureProbability: 0.5)
    #expect(bound.value == nil && bound.jointAllowance == nil)
    // One labelling has no mean deviation to pay for.
    #expect((bound.sourceAllowance - (Double.log(4) / 18).squareRoot()).magnitude < 1e-12)
    #expect(bound.known == bound.sourceAllowance + bound.divergenceAllowance)
  }

  @Test("law: no hypothesis of 400 random instances has R_T above it")
  func law() throws {
    // δ = 1e-9: a failure in any of the instances has probability below 4e-7.
    let random = RandomSource(seed: 11)
    for trial in 0..<400 {
      let world = RandomFiniteWorld(from: random)
      let (n, labelled) = (20 + random.integer(below: 200), 20 + random.integer(below: 200))
      let (source, target) = (draw(n, from: world.source, random), draw(labelled, from: world.target, random))
      // Both in units of 1/(n n′).
      func scaled(_ domain: FiniteDomain<Int>, _ factor: Int) -> FiniteDomain<Int> {
        FiniteDomain(negative: domain.negative.map { $0 * factor }, positive: domain.positive.map { $0 * factor })
      }
      let terms = BenDavidBound(
        DomainPair(source: scaled(source, labelled), target: scaled(target, n)), hypotheses: world.hypotheses)
      let whole = Double(n * labelled)
      for labels in world.hypotheses.labelings {
        let testRisk = Double(target.risk(of: labels)) / Double(labelled)
        let bound = EmpiricalBenDavidBound(
          sourceRisk: Double(source.risk(of: labels)) / Double(n), supremum: Double(terms.divergence.supremum) / whole,
          idealJointRisk: Double(terms.idealJointRisk.value) / whole,
          counts: .init(labelledSource: n, source: n, target: labelled, labelledTarget: labelled),
          growth: .vcDimension(world.hypotheses.vcDimension), failureProbability: 1e-9)
        let value = try #require(bound.value)
        #expect(Double(world.target.risk(of: labels)) / Double(RandomFiniteWorld.whole) <= value, "trial \(trial)")
        let test = testRisk + hoeffdingDeviation(squaredRange: 1 / Double(labelled), failureProbability: 1e-9)
        #expect(test <= value + 1e-12, "testing on the target's labels is no worse, trial \(trial)")
      }
    }
  }

  @Test("tightness: four fifths of the uniform part would not cover a class that labels samples at will")
  func memory() {
    // 20 of 10,000 equally likely points: the hypothesis that errs everywhere else has R̂ = 0 and R = 1 − 20/10,000.
    let uniform = (2 * GrowthFunction.vcDimension(10_000).logarithm(pointCount: 20) / 20).squareRoot()
    #expect(0.8 * uniform < 1 - 20.0 / 10_000 && uniform >= 1)
  }

  @Test("tightness: six tenths of the divergence's allowance would not cover one set, and it needs no dimension")
  func oneSet() {
    for size in [50, 200, 1000] {
      let allowance = DivergenceSampleTerm(vcDimension: 1, failureProbability: 0.05).dimensionFree(sampleSize: size)
      let sets = (1...9).map { OneSetCoverage(gap: Double($0) / 10, sampleSize: size) }
      #expect(sets.allSatisfy { $0.probability(allowance: allowance) >= 0.95 }, "m′ = \(size)")
      #expect(sets.contains { $0.probability(allowance: 0.6 * allowance) < 0.95 }, "m′ = \(size)")
      #expect(
        allowance == DivergenceSampleTerm(vcDimension: 100, failureProbability: 0.05).dimensionFree(sampleSize: size))
    }
  }

  @Test("necessity: the estimates alone are below R_T in about half of the samples of a noisy target")
  func estimatesAlone() throws {
    // One point, label 0 on the source, a fair coin on the target, H = {0}: R_S = d = 0 and λ = R_T = ½.
    let random = RandomSource(seed: 5)
    var below = 0
    for _ in 0..<400 {
      let ones = random.binomial(trials: 101, probability: 0.5)
      let bound = EmpiricalBenDavidBound(
        sourceRisk: 0, supremum: 0, idealJointRisk: Double(ones) / 101,
        counts: .init(labelledSource: 101, source: 101, target: 101, labelledTarget: 101), growth: .vcDimension(0),
        failureProbability: 1e-9)
      below += try 2 * #require(bound.idealJointRisk) < 1 ? 1 : 0
      #expect(try #require(bound.value) >= 0.5)
    }
    // 101 is odd: below with probability ½. Hoeffding: beyond 100 from the mean with probability 2 exp(−2 · 100²/400) < 1e-21.
    #expect((100...300).contains(below))
  }
}
