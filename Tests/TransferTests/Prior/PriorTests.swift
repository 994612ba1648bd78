import NumericCore
import Testing
import Transfer

@Suite("A normal prior")
struct NormalPriorTests {
  @Test("BAYES-01: the posterior of the oracle")
  func oracle() {
    let prior = NormalPrior(mean: Rational(1, 2), variance: Rational(1, 4), noise: 1)
    let posterior = prior.posterior(sampleMean: Rational(6, 5), count: 5)
    #expect(posterior.mean == Rational(8, 9) && posterior.variance == Rational(1, 9) && prior.worth == 4)
  }

  @Test("The sample alone has the same risk at the crossover, a larger one before and a smaller one beyond", arguments: [1, 3, 20])
  func crossover(count: Int) {
    let prior = NormalPrior(variance: Rational(1, 9), noise: Rational(1, 4))
    let (edge, alone) = (prior.squaredCrossover(count: count), prior.noise / Rational(count))
    #expect(prior.risk(squaredGap: edge, count: count) == alone)
    #expect(prior.risk(squaredGap: edge * Rational(999, 1000), count: count) < alone)
    #expect(prior.risk(squaredGap: edge * Rational(1001, 1000), count: count) > alone)
  }

  @Test("At |θ − μ₀| = τ the risk is the posterior variance", arguments: [1, 2, 7])
  func worth(count: Int) {
    let prior = NormalPrior(variance: Rational(4, 9), noise: Rational(1, 4))
    let variance = prior.noise / (Rational(count) + prior.worth)
    #expect(prior.risk(squaredGap: prior.variance, count: count) == variance)
    #expect(prior.posterior(sampleMean: 3, count: count).variance == variance)
  }
}

@Suite("James and Stein")
struct JamesSteinTests {
  @Test("The estimate by hand")
  func byHand() {
    // 1 − (3 − 2)·1/25 = 24/25; deviations −2, −1, 0, 3 of the mean 4: 1 − (4 − 3)·1/14.
    let towardsZero = JamesStein(towards: .zero, variance: 1).estimates([3, 4, 0])
    for (one, other) in zip(towardsZero, [2.88, 3.84, 0]) { #expect((one - other).magnitude < 1e-12) }
    let towardsMean = JamesStein(towards: .mean, variance: 1).estimates([2, 3, 4, 7])
    for (one, other) in zip(towardsMean, [4 - 26.0 / 14, 4 - 13.0 / 14, 4, 4 + 39.0 / 14]) {
      #expect((one - other).magnitude < 1e-12)
    }
  }

  @Test("The total risk at the point is 2v, and 3v towards the mean", arguments: [5, 9, 40])
  func atPoint(count: Int) {
    let means = [Double](repeating: 0, count: count)
    #expect((JamesStein(towards: .zero, variance: 0.5).totalRisk(means: means) - 1).magnitude < 1e-9)
    #expect((JamesStein(towards: .mean, variance: 0.5).totalRisk(means: means.map { $0 + 8 }) - 1.5).magnitude < 1e-9)
  }

  @Test("The risks of the means add up to the total", arguments: [0.5, 1, 1.7])
  func eachRisk(multiple: Double) {
    for point in JamesStein.Point.allCases {
      let (estimator, means) = (JamesStein(towards: point, variance: 0.7, multiple: multiple), [0, 1, -2, 5, 0.3, 12])
      let risks = means.indices.map { estimator.risk(of: $0, means: means) }
      #expect((risks.sum() - estimator.totalRisk(means: means)).magnitude < 1e-8)
      #expect(Set(risks).count == means.count)
    }
  }

  @Test("The integral is the Poisson sum of E[1/(c + 2K)]", arguments: [0.5, 4, 60, 200])
  func poissonSum(rate: Double) {
    let means = [(2 * rate).squareRoot(), 0, 0, 0, 0]
    var (mass, sum) = (Double.exp(-rate), 0.0)
    for count in 0..<2000 {
      sum += mass / Double(3 + 2 * count)
      mass *= rate / Double(count + 1)
    }
    #expect((JamesStein(towards: .zero, variance: 1).totalRisk(means: means) - (5 - 9 * sum)).magnitude < 1e-9)
  }

  @Test(
    "The total risk is below that of the observations for a multiple in (0, 2), equal at 2, above beyond",
    arguments: [0.0, 3, 1000])
  func multiples(distance: Double) {
    let means = [0, 0, 0, 0, distance]
    func risk(_ multiple: Double) -> Double { JamesStein(towards: .mean, variance: 1, multiple: multiple).totalRisk(means: means) }
    #expect(risk(0.1) < 5 && risk(1) < risk(0.1) && risk(1) < risk(1.9) && risk(1.9) < 5 && risk(2) == 5 && risk(2.1) > 5)
  }
}

@Suite("Draws agree with the exact risks")
struct PriorSimulationTests {
  /// Whether the mean of several runs is this value, to five standard errors.
  private func expect(_ values: [Double], near exact: Double) {
    let error = values.standardDeviation / Double(values.count).squareRoot()
    #expect((values.mean - exact).magnitude < 5 * error, "\(values.mean) ± \(error), not \(exact)")
  }

  @Test("The gain, near and far from the point, with the right constant and with three times as much", arguments: [1.0, 3])
  func gain(multiple: Double) {
    for (point, means) in [(JamesStein.Point.zero, [0.5, -1, 0, 2, 1, 0]), (.mean, [40, 41, -30, 0, 2, 7])] {
      let estimator = JamesStein(towards: point, variance: 0.25, multiple: multiple)
      let gains = (1...20).map { estimator.simulatedGain(means: means, repetitions: 100, from: RandomSource(seed: $0)) }
      expect(gains, near: 0.25 * Double(means.count) - estimator.totalRisk(means: means))
    }
  }

  @Test("The errors of each mean, and their total")
  func errors() {
    let (means, estimator) = ([0, 0, 0, 1, 6.0], JamesStein(towards: .mean, variance: 2))
    let errors = (1...20).map { estimator.simulatedErrors(means: means, repetitions: 200, from: RandomSource(seed: $0)) }
    for index in means.indices { expect(errors.map { $0.each[index] }, near: estimator.risk(of: index, means: means)) }
    expect(errors.map(\.total), near: estimator.totalRisk(means: means))
  }

  @Test("A prior of very many tasks has the risk of the true one, τ²/(τ² + 1); one of few has more")
  func learnt() {
    func risk(_ tasks: Int) -> Double {
      LearnedPrior.simulatedRisk(tasks: tasks, variance: 3, repetitions: 20, from: RandomSource(seed: 1))
    }
    #expect((risk(100_000) - 0.75).magnitude < 1e-3 && risk(3) > 0.8)
  }
}

@Suite("A learnt prior")
struct LearnedPriorTests {
  @Test("Mean and variance are those of moments, and no variance is below 0")
  func moments() {
    let prior = LearnedPrior(observations: [1, 3, 5], noise: 1)
    #expect(prior.mean == 3 && prior.variance == 3 && prior.sampleWeight == 0.75)
    #expect(LearnedPrior(observations: [1, 1.5], noise: 1).variance == 0)
  }

  @Test("The risk is least where the prior is the true one, and there it is τ²v/(τ² + v)")
  func risk() {
    let right = LearnedPrior(observations: [1, 3, 5], noise: 1).risk(mean: 3, variance: 3)
    #expect(right == 0.75)
    #expect(LearnedPrior(observations: [1, 3, 5.1], noise: 1).risk(mean: 3, variance: 3) > right)
    #expect(LearnedPrior(observations: [1.1, 3, 4.9], noise: 1).risk(mean: 3, variance: 3) > right)
  }
}
