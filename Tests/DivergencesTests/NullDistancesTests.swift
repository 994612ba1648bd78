import Divergences
import Learning
import NumericCore
import Testing

@Suite("Distances of two samples of one law")
struct NullDistancesTests {
  private static func trials(dimension: Int, size: Int, count: Int) throws -> [NullDistances] {
    let random = RandomSource(seed: 7)
    return try (0..<count).map { try NullDistances(dimension: dimension, size: size, random: random.stream("\($0)")) }
  }

  @Test(
    "W₁ is at least the mean distance to the nearest target point, and on average at least its bound", arguments: [1, 2, 5, 20])
  func wasserstein(dimension: Int) throws {
    let trials = try Self.trials(dimension: dimension, size: 12, count: 20)
    #expect(trials.allSatisfy { $0.dimension == dimension && $0.size == 12 && $0.wasserstein1 >= $0.nearest - 1e-12 })
    let mean = try #require(NullDistances.mean(of: trials))
    #expect(mean.wasserstein1 > NullDistances.leastWasserstein1(dimension: dimension, size: 12))
    // In one dimension the greedy way crosses itself; in twenty nearly all of W₁ is the way to the nearest.
    #expect(dimension < 20 || mean.nearest > 0.85 * mean.wasserstein1)
  }

  @Test("The bound is that of the density (2π)^(−d/2): on the line √(2π)/4n")
  func leastWasserstein() {
    for size in [1, 10, 1000] {
      let expected = (2 * Double.pi).squareRoot() / (4 * Double(size))
      #expect((NullDistances.leastWasserstein1(dimension: 1, size: size) / expected - 1).magnitude < 1e-12, "n = \(size)")
    }
  }

  @Test("The biased MMD² averages to 2(1 − E k)/n", arguments: [(1, 10), (3, 40), (20, 10)])
  func meanDiscrepancy(dimension: Int, size: Int) throws {
    let values = try Self.trials(dimension: dimension, size: size, count: 25).map(\.squaredMMD)
    let expected = NullDistances.expectedSquaredMMD(dimension: dimension, size: size)
    // Six standard errors of the 25 means: a false alarm once in 10⁵ by Student's law, and none with this seed.
    #expect((values.mean - expected).magnitude < 6 * (values.variance / 25).squareRoot())
    // One pair on the line deviates by more than half of its mean, the mean of 48 by a seventh of that.
    #expect(dimension > 1 || values.standardDeviation < 0.25 * values.mean)
    // E k for a kernel of width √d on normal points of d dimensions is (1 + 2/d)^(−d/2).
    let d = Double(dimension)
    #expect((expected - 2 * (1 - Double.pow(1 + 2 / d, -d / 2)) / Double(size)).magnitude < 1e-12)
  }

  @Test("The mean of trials is of each number, and no trials have none")
  func means() throws {
    let trials = try Self.trials(dimension: 2, size: 4, count: 3)
    let mean = try #require(NullDistances.mean(of: trials))
    #expect(mean.dimension == 2 && mean.size == 4)
    #expect((3 * mean.wasserstein1 - trials.map(\.wasserstein1).sum()).magnitude < 1e-12)
    #expect((3 * mean.nearest - trials.map(\.nearest).sum()).magnitude < 1e-12)
    #expect((3 * mean.squaredMMD - trials.map(\.squaredMMD).sum()).magnitude < 1e-12)
    #expect(NullDistances.mean(of: []) == nil)
  }
}

@Suite("A classifier of two samples of one law")
struct NullSeparationTests {
  @Test("As many dimensions as 2n points separate any labels, a quarter of n hardly ever", arguments: 1...10)
  func ends(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let wide = try NullSeparation(dimension: 24, size: 12, random: random)
    #expect(wide.dimension == 24 && wide.trained == 2 && wide.isComplete && wide.heldOut < 2)
    // P(B ≤ 3) of 23 tosses is 2.4e-4.
    let narrow = try NullSeparation(dimension: 3, size: 12, random: random)
    #expect(!narrow.isComplete && narrow.trained < 2 && (-2...2).contains(narrow.heldOut))
  }

  @Test("On the training points it is 2(1 − 2ε), ε the mean of both domains' error rates", arguments: 1...10)
  func definition(seed: Int) throws {
    let trial = try NullSeparation(dimension: 4, size: 12, random: RandomSource(seed: UInt64(seed)))
    let random = RandomSource(seed: UInt64(seed))
    let (source, target) = (random.normals(rowCount: 12, columnCount: 4), random.normals(rowCount: 12, columnCount: 4))
    let classifier = try LogisticRegression(Sample.domains(source: source, target: target), penalty: 1e-3, tolerance: 1e-6)
    let rates = [classifier.labels(of: source).map { Double($0) }.mean, classifier.labels(of: target).map { 1 - Double($0) }.mean]
    #expect((trial.trained - 2 * (1 - 2 * rates.mean)).magnitude < 1e-12)
    #expect(try trial.heldOut == HeldOutDomainClassifier(source: source, target: target, random: random).distance)
  }

  @Test("In n dimensions it is complete as often as a hyperplane can divide 2n points, on held-out points it is 0 on average")
  func shares() throws {
    let random = RandomSource(seed: 11)
    let trials = try (0..<200).map { _ in try NullSeparation(dimension: 12, size: 12, random: random) }
    let (share, expected) = (Double(trials.count(where: \.isComplete)) / 200, separableShare(pointCount: 24, dimension: 12))
    // The penalty costs some; five standard errors of a share of 200.
    #expect((share - expected).magnitude < 5 * (0.25 / 200).squareRoot())
    // A distance of 24 held-out points at most has a deviation below 1.
    #expect(trials.map(\.heldOut).mean.magnitude < 5 / 200.0.squareRoot())
    #expect(trials.allSatisfy { $0.trained > $0.heldOut - 1 && $0.trained >= 0 })
  }
}

@Suite("Both forms of the MMD² on small samples")
struct MeanDiscrepancyFormsTrialTests {
  @Test("The U statistic averages to the population's, V exceeds it by the bias, and U is negative for most where nothing differs")
  func forms() {
    let trials = (0..<40).map { MeanDiscrepancyFormsTrial(random: RandomSource(seed: 5).stream("\($0)")) }
    func isNear(_ values: [Double], _ expected: Double) -> Bool {
      // Six standard errors of 40 means.
      (values.mean - expected).magnitude < 6 * (values.variance / Double(values.count)).squareRoot()
    }
    #expect(isNear(trials.map(\.unbiased), MeanDiscrepancyFormsTrial.law.squared))
    #expect(isNear(trials.map { $0.biased - $0.unbiased }, MeanDiscrepancyFormsTrial.bias))
    // Of 10,000 repetitions each; a share's standard error is at most 0.005.
    let shares = [trials.map(\.negativeCount), trials.map(\.negativeNullCount)].map { Double($0.reduce(0, +)) / 10_000 }
    #expect(shares[0] < 0.5 && shares[0] > 0 && shares[1] > 0.55 && shares[1] < 0.8)
  }

  @Test("The population's value and the bias in closed form")
  func closedForms() {
    // v = 3, 5.5 and 4.25 for σ = 1 and deviations 1 and 1.5.
    let (source, target, between) = (1 / 3.0.squareRoot(), 1 / 5.5.squareRoot(), Double.exp(-0.25 / 8.5) / 4.25.squareRoot())
    #expect((MeanDiscrepancyFormsTrial.law.squared - (source - 2 * between + target)).magnitude < 1e-12)
    #expect((MeanDiscrepancyFormsTrial.bias - (2 - source - target) / 20).magnitude < 1e-12)
  }
}
