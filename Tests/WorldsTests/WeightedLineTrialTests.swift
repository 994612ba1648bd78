import Learning
import NumericCore
import Testing
import Worlds

@Suite("A weighted line against an unweighted one")
struct WeightedLineTrialTests {
  /// The ratio of N(0, 0.3²) to N(0.5, 0.5²).
  private func ratio(_ inputs: Matrix) -> [Double] {
    let world = CurvedRegressionWorld(curvature: 1)
    return zip(world.target.logDensities(of: inputs), world.source.logDensities(of: inputs)).map { Double.exp($0 - $1) }
  }

  @Test(
    "The excess changes by what is added less what is removed; a right model is never helped", arguments: [1, 2, 3] as [UInt64])
  func change(seed: UInt64) {
    let trial = WeightedLineTrial(.cubic, count: 30, weights: ratio, from: RandomSource(seed: seed))
    let (c, change) = (0.4, trial.change(curvature: 0.4))
    #expect((trial.weighted.total(curvature: c) - trial.unweighted.total(curvature: c) - change).magnitude < 1e-12)
    // Gauss and Markov: no weights have less variance than equal ones.
    #expect(trial.addedVariance > 0 && trial.change(curvature: 0) > 0)
  }

  @Test("Equal weights change nothing, neither the line nor its validation")
  func equalWeights() throws {
    func ones(_ inputs: Matrix) -> [Double] { Array(repeating: 1, count: inputs.rowCount) }
    let line = WeightedLineTrial(.sharedLine, count: 10, draws: 3, weights: ones, from: RandomSource(seed: 4))
    #expect(line.unweighted == line.weighted)
    let validation = try LineValidationTrial(draws: 2, weights: ones, from: RandomSource(seed: 4))
    #expect((validation.plain - validation.weighted).magnitude < 1e-12 && validation.plain > 0)
  }

  @Test("Weighted validation comes nearer to the target's risk than plain validation")
  func validation() throws {
    let trial = try LineValidationTrial(draws: 60, weights: ratio, from: RandomSource(seed: 5))
    #expect((trial.weighted - trial.targetRisk).magnitude < (trial.plain - trial.targetRisk).magnitude)
  }

  @Test("The best threshold of the source is carried over to the target's labels")
  func bestThreshold() {
    let flip = FiniteWorld.rareFlip(rarity: Rational(1, 10))
    #expect(flip.targetRisk(ofBestOn: flip.source) == 0 && flip.targetRisk(ofBestOn: flip.target) == 0)
    #expect(flip.targetRisk(ofBestOn: FiniteDomain(marginal: flip.target.marginal, labels: [false, true])) == 1)
  }

  @Test("the weighted source has the target's marginal and the source's labels, where there is source mass")
  func weightedSource() {
    let flip = FiniteWorld.rareFlip(rarity: Rational(1, 10))
    #expect(flip.weightedSource == FiniteDomain(marginal: flip.target.marginal, labels: [false, true]))
    #expect(FiniteWorld.apart.weightedSource.total == 0, "no weight of a point brings mass to where there is none")
    #expect(flip.targetRisk(ofBestOn: flip.weightedSource) == 1)
  }

  @Test("a noisy source's examples lie on its points, and turn as many labels as the noise says")
  func noisySample() {
    let sample = FiniteWorld.noisySourceSample(half: 3, noise: Rational(1, 4), count: 40_000, from: RandomSource(seed: 5))
    #expect(sample.count == 6 && sample.total == 40_000)
    let turned = sample.negative[..<3].reduce(0, +) + sample.positive[3...].reduce(0, +)
    // Six standard deviations of a binomial count.
    #expect(abs(turned - 10_000) < 6 * 87 && sample.marginal.allSatisfy { abs($0 - 6667) < 6 * 75 })
    let clean = FiniteWorld.noisySourceSample(half: 3, noise: 0, count: 100, from: RandomSource(seed: 5))
    #expect(clean.negative[..<3].allSatisfy { $0 == 0 } && clean.positive[3...].allSatisfy { $0 == 0 })
  }

  @Test("a classifier's risks under labels and their opposites sum to 1 on every random instance")
  func oppositeLabels() {
    #expect(RandomFiniteWorld.oppositeLabelExceptions(count: 200, from: RandomSource(seed: 6)) == 0)
  }
}
