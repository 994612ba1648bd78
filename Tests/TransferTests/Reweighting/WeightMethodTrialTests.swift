import Divergences
import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@Suite("What weights come to")
struct WeightMethodTrialTests {
  private static func domains(seed: UInt64) -> WeightedDomains {
    let (world, random) = (CubicBoundaryWorld(), RandomSource(seed: seed))
    return WeightedDomains(
      source: world.source, target: world.target, labels: world.labels, counts: (100, 200), from: (random, random))
  }

  @Test("True weights are at no distance from the truth, equal ones keep their mean, and the machines are those of the domains")
  func trials() throws {
    let domains = Self.domains(seed: 5)
    let kernel = Kernel.gaussian(gamma: 0.5)
    let trials = try WeightMethodTrial.trials(of: [.none, .truth], on: domains, seeing: domains.target.features, kernel: kernel)
    let (none, truth) = (try #require(trials[.none]), try #require(trials[.truth]))
    #expect(trials.count == 2 && truth.ratioError == 0 && none.ratioError > 0.5)
    #expect(none.meanError == 0 && none.effectiveShare == 1 && truth.effectiveShare < 0.6)
    let moments = WeightDiagnostics(domains.weights, source: domains.source.features, target: domains.target.features)
    #expect(truth.firstMomentError == moments.firstMoments.map(\.error).max() && none.firstMomentError > truth.firstMomentError)
    let errors = try domains.machineErrors(kernel: kernel)
    #expect(errors.unweighted == none.targetError && errors.gain == errors.unweighted - errors.weighted)
    let machines = try domains.machines(kernel: kernel)
    #expect(domains.target.risk(of: machines.weighted.labels(of: domains.target.features), loss: .zeroOne) == errors.weighted)
  }

  @Test("Examples of two normal distributions: the source's are drawn first, and weighted by the ratio of the densities")
  func gaussianDomains() {
    let (domains, world, random) = (Self.domains(seed: 8), CubicBoundaryWorld(), RandomSource(seed: 8))
    #expect(domains.source == world.sample(of: world.source, count: 100, from: random))
    #expect(domains.target == world.sample(of: world.target, count: 200, from: random))
    // Both densities by hand, without the common 1/(2π).
    for (row, weight) in domains.weights.values.enumerated() {
      let (x, y) = (domains.source.features[row, 0], domains.source.features[row, 1])
      let exponent = (x * x + y * y) / 2 - ((x - 0.9) * (x - 0.9) + (y + 0.1) * (y + 0.1)) / 0.32
      #expect((weight - Double.exp(exponent) / 0.16).magnitude < 1e-12 * max(1, weight), "row \(row)")
    }
  }

  @Test(
    "A quadratic logit finds the narrow target's mean square, a linear one leaves the source's", arguments: [1, 2, 3] as [UInt64])
  func narrowTarget(seed: UInt64) throws {
    // The mean square of n points of N(0, s²) deviates by s²√(2/n): 0.045 of the source, and 0.011 of the target.
    let trial = try NarrowTargetTrial(deviation: 0.5, count: 1000, from: RandomSource(seed: seed))
    #expect((trial.quadratic - 0.25).magnitude < 0.06)
    #expect((trial.linear - 1).magnitude < 0.25)
  }

  @Test("Matching draws the source first, then the target")
  func matchingDraws() throws {
    let random = RandomSource(seed: 6)
    let source = random.normals(rowCount: 50, columnCount: 1)
    let target = Matrix(rowCount: 50, columnCount: 1, elements: random.normals(count: 50).map { 0.8 + 0.7 * $0 })
    let law = NormalDistribution(mean: 0.8, standardDeviation: 0.7)
    #expect(try MatchingTrial(to: law, count: 50, from: RandomSource(seed: 6)) == MatchingTrial(source: source, target: target))
  }

  @Test("The distance of weights is the root of the mean square")
  func distance() {
    #expect(ImportanceWeights([0, 3, 1, 1]).rootMeanSquareDistance(to: ImportanceWeights([1, 0, 1, 1])) == 2.5.squareRoot())
  }

  @Test("Matching lowers the discrepancy; the linear kernel matches the mean alone, the Gaussian one the square too")
  func matching() throws {
    let random = RandomSource(seed: 6)
    let source = random.normals(rowCount: 100, columnCount: 1)
    let target = Matrix(rowCount: 100, columnCount: 1, elements: random.normals(count: 100).map { 0.8 + 0.7 * $0 })
    let trial = try MatchingTrial(source: source, target: target)
    let kernel = try WeightMethod.kernel(source, target)
    let before = MaximumMeanDiscrepancy(source: source, target: target, kernel: kernel).biasedSquared
    #expect((trial.discrepancyBefore - before).magnitude < 1e-12 && trial.discrepancyAfter < 0.1 * before)
    #expect(trial.linear.mean < 1e-5 && trial.gaussian.square < 0.1 * trial.linear.square)
  }

  @Test("Each published mistake is exposed by its diagnostic, and its correction is not", arguments: [1, 2, 3] as [UInt64])
  func mistakes(seed: UInt64) throws {
    func diagnostics(_ mistake: PublishedMistake) throws -> [[Double]] {
      let numbers = try mistake.diagnostics(from: RandomSource(seed: seed)) { _ in Self.domains(seed: seed) }
      #expect(numbers.map(\.count) == mistake.variantNames.map { _ in mistake.diagnosticNames.count })
      let (place, wanted) = mistake.telling
      let target = wanted.map { numbers[0][$0] } ?? 1
      #expect(abs(numbers[0][place] - target) > 3 * abs(numbers[1][place] - target), "\(mistake): what tells it")
      return numbers
    }
    let sign = try diagnostics(.kappaSign)
    #expect(sign[0][0] < 0 && abs(sign[1][0] - sign[1][1]) < 0.1)
    let scaled = try diagnostics(.scaledFeatures)
    #expect(scaled[0][0] > 2 * scaled[0][1] && scaled[0][2] != scaled[0][3] && scaled[1][2] == scaled[1][3])
    let factor = try diagnostics(.missingFactor)
    #expect(abs(factor[0][0] - 0.25) < 0.05 && abs(factor[1][0] - 1) < 0.2)
    let score = try diagnostics(.uncalibrated)
    #expect(score[0][0] > 2 * score[1][0] && score[0][1] > 2 && abs(score[1][1] - 1) < 0.1)
  }
}
