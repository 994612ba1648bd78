import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@Suite("What weights come to")
struct WeightMethodTrialTests {
  private static func domains(seed: UInt64) -> WeightedDomains {
    let (world, random) = (CubicBoundaryWorld(), RandomSource(seed: seed))
    let source = world.sample(of: world.source, count: 100, from: random)
    return WeightedDomains(
      source: source, target: world.sample(of: world.target, count: 200, from: random),
      weights: GaussianDensityRatio(source: world.source, target: world.target).weights(of: source.features))
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
