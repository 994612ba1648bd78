import NumericCore
import Testing
import Transfer

@Suite("Label shift: Bayes' rule, C w = μ, and a likelihood that no step lowers")
struct LabelShiftTheoremTests {
  private func world(_ seed: UInt64) -> (world: FiniteLabelShift, random: RandomSource) {
    let random = RandomSource(seed: seed).stream("label shift")
    return (FiniteLabelShift(classCount: 2 + Int(seed % 3), pointCount: 5, from: random), random)
  }

  @Test("law: corrected posteriors are the target's, and the classifier that follows them errs least", arguments: UInt64(1)...300)
  func correction(seed: UInt64) throws {
    let (world, random) = world(seed)
    let correction = try PriorCorrection(from: world.source, to: world.target)
    #expect(world.deviation(of: correction) < 1e-12)
    func accuracy(_ predicted: [Int]) -> Double {
      predicted.indices.map { world.target[predicted[$0]] * world.conditionals[predicted[$0]][$0] }.sum()
    }
    let posteriors = Matrix(rows: (0..<5).map { world.posteriors(at: $0, shares: world.source) })
    let best = accuracy(correction.predictedClasses(of: posteriors))
    for _ in 0..<50 { #expect(accuracy((0..<5).map { _ in random.integer(below: world.source.count) }) <= best + 1e-15) }
  }

  @Test("law: C w = μ for every classifier whose matrix has an inverse", arguments: UInt64(1)...300)
  func blackBox(seed: UInt64) throws {
    let (world, random) = world(seed)
    if let deviation = try world.blackBoxDeviation(leastSingularValue: 0.001, from: random) { #expect(deviation < 1e-9) }
  }

  @Test("necessity: with another P(X | Y) in the target the same equation gives something else, and does not say so")
  func otherConditionals() throws {
    let source = ConfusionMatrix(joint: Matrix(rows: [[0.4, 0.1], [0.1, 0.4]]))
    // Class 1 is predicted rightly in the half of the cases; its share is 1/2, as on the source.
    let estimate = try BlackBoxShiftEstimate(confusion: source, predictedShares: [0.5 * 0.8 + 0.5 * 0.5, 0.5 * 0.2 + 0.5 * 0.5])
    #expect(estimate.isFeasible && (estimate.shares[1] - 0.25).magnitude < 1e-12)
  }

  @Test("necessity: near singularity the error of μ is amplified by 1/σ_min, and by no more", arguments: [0.4, 0.1, 0.01, 0.001])
  func singularity(edge: Double) throws {
    let confusion = ConfusionMatrix(
      joint: Matrix(rows: [[0.25 + edge / 2, 0.25 - edge / 2], [0.25 - edge / 2, 0.25 + edge / 2]]))
    let slip = 1e-6
    let (right, wrong) = try (
      BlackBoxShiftEstimate(confusion: confusion, predictedShares: [0.5, 0.5]),
      BlackBoxShiftEstimate(confusion: confusion, predictedShares: [0.5 + slip, 0.5 - slip])
    )
    let amplified = wrong.weights.subtracting(right.weights).norm / (slip * 2.0.squareRoot())
    #expect((right.smallestSingularValue - edge).magnitude < 1e-12 && (amplified * edge - 1).magnitude < 1e-6)
  }

  @Test("law: BBSE's error falls as 1/√n, and at the same n rises as the matrix nears singularity")
  func rates() throws {
    func error(_ gap: Double, _ count: Int) throws -> Double {
      let trial = EstimationTrial(NormalLabelShift(gap: gap, source: 0.5, target: 0.7), examples: count, draws: 200)
      return try #require(trial.errors(from: RandomSource(seed: 12)).means[.blackBox])
    }
    let (coarse, fine, faint) = (try error(2, 400), try error(2, 6400), try error(0.5, 6400))
    // A mean of 200 absolute errors is off by 5 %, a ratio of two by 7.5 %; the last one is 3.6.
    #expect((coarse / fine / 4 - 1).magnitude < 0.4 && faint > 2.5 * fine)
  }

  @Test(
    "law: a step raises the mean log-likelihood by at least KL(s‖q), and the certificate bounds what is left",
    arguments: UInt64(1)...300)
  func expectationMaximisation(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let count = 2 + Int(seed % 3)
    let concentrations = Array(repeating: 0.7, count: count)
    let likelihood = try PriorLikelihood(
      posteriors: Matrix(rows: (0..<15).map { _ in random.dirichlet(concentrations) }),
      sourceShares: random.dirichlet(concentrations))
    var shares = likelihood.sourceShares
    for _ in 0..<20 {
      let next = likelihood.step(from: shares)
      let divergence = zip(next, shares).map { $0 == 0 ? 0 : $0 * Double.log($0 / $1) }.sum()
      #expect((next.sum() - 1).magnitude < 1e-12)
      #expect(likelihood.value(at: next) - likelihood.value(at: shares) >= divergence - 1e-12)
      let rival = random.dirichlet(concentrations)
      #expect(likelihood.value(at: rival) - likelihood.value(at: shares) <= likelihood.gap(at: shares) + 1e-12)
      shares = next
    }
    let climb = try PriorLikelihoodClimb(classCount: count, from: random)
    #expect(climb.fallCount == 0 && climb.betterRivalCount == 0)
  }

  @Test("tight: where every example is certain, one step is the maximum and gains KL(s‖q) exactly")
  func certain() throws {
    let likelihood = try PriorLikelihood(posteriors: Matrix(rows: [[1, 0], [1, 0], [0, 1]]), sourceShares: [0.5, 0.5])
    let step = likelihood.step(from: [0.5, 0.5])
    #expect(step.subtracting([2.0 / 3, 1.0 / 3]).norm < 1e-15 && likelihood.gap(at: step).magnitude < 1e-15)
    let divergence = zip(step, [0.5, 0.5]).map { $0 * Double.log($0 / $1) }.sum()
    #expect((likelihood.value(at: step) - divergence).magnitude < 1e-15)
  }

  @Test("ends: equal shares change nothing; posteriors that are all the source's shares say nothing")
  func ends() throws {
    #expect(try PriorCorrection(from: [0.3, 0.7], to: [0.3, 0.7])([0.2, 0.8]).subtracting([0.2, 0.8]).norm < 1e-15)
    let silent = try PriorLikelihood(posteriors: Matrix(rows: [[0.3, 0.7], [0.3, 0.7]]), sourceShares: [0.3, 0.7])
    let found = try PriorExpectationMaximization(silent)
    #expect(found.iterationCount == 0 && found.shares == [0.3, 0.7] && silent.value(at: [0.9, 0.1]).magnitude < 1e-15)
  }

  @Test("necessity: steps that do not divide by the source's shares lower the likelihood")
  func careless() throws {
    let climbs = try (UInt64(1)...20).map { try PriorLikelihoodClimb(classCount: 3, from: RandomSource(seed: $0)) }
    #expect(climbs.contains { $0.carelessFallCount > 0 } && climbs.allSatisfy { $0.carelessRivalCount > 0 })
  }

  @Test("exact: joint fractions give weights, conditional ones shares", arguments: TwoClassShift.family)
  func matrices(shift: TwoClassShift) {
    #expect(shift.fromJoint * shift.source == shift.target && shift.fromConditional == shift.target)
    #expect(shift.fromJoint != shift.target)
  }
}
