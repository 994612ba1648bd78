import Learning
import NumericCore
import Testing
import Transfer

/// Classes around random centres in four features.
private func examples(classCount: Int, perClass count: Int, seed: UInt64) -> ClassifiedExamples {
  let random = RandomSource(seed: seed)
  let centres = random.normals(rowCount: classCount, columnCount: 4)
  let classes = (0..<classCount * count).map { $0 % classCount }
  let points = centres.rows(classes) + 0.5 * random.normals(rowCount: classes.count, columnCount: 4)
  return ClassifiedExamples(inputs: FloatMatrix(points), classes: classes, classCount: classCount)
}

@Suite("A benchmark of few-shot tasks")
struct FewShotBenchmarkTests {
  private static let plan = FewShotPlan(wayCount: 3, shotCount: 2, queryCount: 4, taskCount: 6)

  @Test("Every head is measured by the same tasks, and a score is the mean over them with Student's interval")
  func scores() throws {
    let novel = examples(classCount: 5, perClass: 105, seed: 1)
    var benchmark = FewShotBenchmark<String>(novel, Self.plan, random: RandomSource(seed: 2))
    let features = Matrix(novel.inputs)
    try benchmark.measure("points", features)
    try benchmark.measure("again", features, [.prototypes])
    // Few classes for many ways; the regression needs several shots.
    let kinds = benchmark.scores.filter { $0.embedding == "points" }.map { [$0.wayCount, $0.shotCount, $0.drawnCount] }
    #expect(Set(kinds) == [[3, 1, 1], [3, 2, 2], [3, 2, 100], [3, 100, 100]] && kinds.count == 11)
    #expect(!benchmark.scores.contains { $0.head == .logistic && $0.shotCount == 1 })
    let shape = Self.plan.shape(shots: 2)
    let sampler = try EpisodeSampler(classes: novel.classes, classCount: 5, shape: shape)
    let tasks = sampler.episodes(6, drawnFrom: RandomSource(seed: 2).stream("tasks \(shape)"))
    let accuracies = try FewShotHead.prototypes(.squaredEuclidean).accuracies(on: features, of: tasks)
    for name in ["points", "again"] {
      let score = try #require(
        benchmark.scores.first { $0.embedding == name && $0.head == .prototypes && $0.drawnCount == 2 })
      #expect(score.accuracy == accuracies.mean)
      #expect(score.halfWidth == ConfidenceInterval.mean(of: accuracies, level: 0.95).width / 2)
    }
  }

  @Test("A score is found by all of what it is of")
  func lookup() {
    var scores: [FewShotScore<String>] = []
    for (embedding, head) in [("a", NamedHead.cosine), ("a", .prototypes), ("b", .prototypes)] {
      for (ways, shots, drawn) in [(5, 1, 1), (20, 1, 1), (5, 5, 5), (5, 5, 100)] {
        scores.append(
          FewShotScore(
            embedding: embedding, head: head, wayCount: ways, shotCount: shots, drawnCount: drawn,
            accuracy: Double(scores.count) / 100, halfWidth: 0))
      }
    }
    #expect(scores.score("a", .prototypes, ways: 5, shots: 5, of: 100)?.accuracy == 0.07)
    #expect(scores.score("b", .prototypes, ways: 20, shots: 1, of: 1)?.accuracy == 0.09)
    #expect(scores.score("b", .prototypes, ways: 5, shots: 5, of: 5)?.accuracy == 0.1)
    #expect(scores.score("b", .cosine, ways: 5, shots: 1, of: 1) == nil)
  }

  @Test("With twenty classes and more, tasks of twenty ways are measured too; tasks that cannot be drawn are refused")
  func ways() throws {
    let novel = examples(classCount: 21, perClass: 105, seed: 3)
    var benchmark = FewShotBenchmark<String>(novel, Self.plan, random: RandomSource(seed: 4))
    try benchmark.measure("points", Matrix(novel.inputs))
    #expect(benchmark.scores.filter { $0.wayCount == 20 }.map(\.shotCount) == [1, 2])
    let few = examples(classCount: 2, perClass: 105, seed: 5)
    var impossible = FewShotBenchmark<String>(few, Self.plan, random: RandomSource(seed: 6))
    #expect(throws: EpisodeError.tooManyWays(3, classCount: 2)) { try impossible.measure("points", Matrix(few.inputs)) }
  }

  @Test("The regression's penalty is relative to the features' mean square")
  func penalty() {
    let features = Matrix(rows: [[3, 4], [0, 5]])
    #expect(NamedHead.logistic.algorithm(for: features) == .logistic(penalty: 0.25))
    #expect(NamedHead.cosine.algorithm(for: features) == .prototypes(.cosine(scale: 1)))
  }
}

@Suite("Embeddings that are trained on base classes")
struct EmbeddingTrainingTests {
  private let base = examples(classCount: 6, perClass: 20, seed: 7)
  private let shape = NetworkShape(inputCount: 4, hidden: [8], activation: .rectifier, classCount: 3)

  private func training(_ seed: UInt64) -> EmbeddingTraining {
    EmbeddingTraining(base: base, shape: shape, imageCount: 1200, random: RandomSource(seed: seed))
  }

  @Test("Each has the shape that is asked for, is the same again, and its features of the base examples have the mean 0")
  func embeddings() throws {
    let size = EpisodeShape(wayCount: 3, shotCount: 2, queryCount: 2)
    func both(_ seed: UInt64) throws -> [Network] {
      [try training(seed).classifier(of: base, (0.05, 0.001)), try training(seed).episodic(size, (0.005, 0.001))]
    }
    let networks = try both(1)
    #expect(try both(1) == networks && both(2) != networks && networks[0] != networks[1])
    for network in networks {
      #expect(network.shape == shape)
      let features = training(1).features(of: base, network)
      // Sums of 120 numbers of single precision, of the order of 10.
      #expect(features.columnMeans.allSatisfy { $0.magnitude < 1e-10 } && features.largestMagnitude > 0.1)
    }
  }

  @Test("Rates between those that were tuned are those of the nearer")
  func rates() {
    func rates(_ ways: Int, _ metric: PrototypeMetric) -> [Double] {
      let rates = EmbeddingTraining.episodicRates(ways: ways, metric: metric)
      return [rates.stepSize, rates.weightDecay]
    }
    let (few, many) = (rates(5, .squaredEuclidean), rates(20, .squaredEuclidean))
    #expect(few != many && rates(10, .squaredEuclidean) == few && rates(11, .squaredEuclidean) == many)
    let (bare, scaled) = (rates(20, .cosine(scale: 1)), rates(20, .cosine(scale: 10)))
    #expect(bare != scaled && rates(5, .cosine(scale: 3)) == bare && rates(5, .cosine(scale: 4)) == scaled)
  }

  @Test("A step size at which training diverges is an error, and so are episodes that cannot be drawn")
  func errors() {
    let size = EpisodeShape(wayCount: 3, shotCount: 2, queryCount: 2)
    #expect(throws: EpisodicTrainingError.self) { try training(1).episodic(size, (1e6, 0)) }
    #expect(throws: EpisodicTrainingError.episode(.tooManyWays(7, classCount: 6))) {
      try training(1).episodic(EpisodeShape(wayCount: 7, shotCount: 1, queryCount: 1), (0.005, 0))
    }
  }
}

@Suite("Embeddings that linear algebra finds")
struct LinearEmbeddingsTests {
  @Test("On the base examples all have the mean 0, and components are uncorrelated; discriminants are those of the base classes")
  func base() throws {
    let base = examples(classCount: 3, perClass: 40, seed: 11)
    let embeddings = try LinearEmbeddings(base: base, componentCount: 3, discriminantCount: 2)
    let (centred, components) = (embeddings.centred(base), embeddings.principalComponents(of: base))
    let discriminants = embeddings.discriminants(of: base)
    for features in [centred, components, discriminants] { #expect(features.columnMeans.allSatisfy { $0.magnitude < 1e-12 }) }
    #expect([centred, components, discriminants].map(\.columnCount) == [4, 3, 2])
    let covariances = components.gram
    for row in 0..<3 { for column in 0..<row { #expect(covariances[row, column].magnitude < 1e-9 * covariances[0, 0]) } }
    let expected = try LinearProjection.discriminants(of: Matrix(base.inputs), classes: base.classes, classCount: 3, count: 2)
    #expect((discriminants - expected.projections(of: Matrix(base.inputs))).largestMagnitude == 0)
  }

  @Test("Other examples are moved by the base examples' mean and not by their own")
  func others() throws {
    let (base, novel) = (examples(classCount: 3, perClass: 40, seed: 11), examples(classCount: 3, perClass: 5, seed: 12))
    let embeddings = try LinearEmbeddings(base: base, componentCount: 4, discriminantCount: 2)
    let (all, means) = (Matrix(novel.inputs), Matrix(base.inputs).columnMeans)
    let centred = embeddings.centred(novel)
    for row in 0..<novel.count { #expect(centred.row(row) == all.row(row).subtracting(means)) }
    // All components turn the points and keep their distances.
    let turned = embeddings.principalComponents(of: novel)
    for row in 0..<novel.count { #expect((turned.row(row).norm - centred.row(row).norm).magnitude < 1e-12) }
  }
}

@Suite("One query, step by step")
struct PrototypeWalkTests {
  @Test("Distance and linear score sum to ‖q‖², the largest probability decides, and the examples are of their classes")
  func walk() throws {
    let all = examples(classCount: 5, perClass: 3, seed: 13)
    for seed in 1...20 {
      let walk = try PrototypeWalk(through: all, from: RandomSource(seed: UInt64(seed)))
      #expect(walk.classes.count == 3 && Set(walk.classes).count == 3 && walk.support.rowCount == 6 && walk.query.rowCount == 1)
      let points = Matrix(all.inputs)
      func label(_ point: [Double]) -> Int? { (0..<all.count).first { points.row($0) == point }.map { all.classes[$0] } }
      #expect((0..<6).map { label(walk.support.row($0)) } == walk.classes.flatMap { [$0, $0] }.map(Optional.some))
      #expect(label(walk.query.row(0)) == walk.classes[0])
      let steps = walk.steps
      for (way, step) in steps.enumerated() {
        let prototype = [0, 1].map { walk.support.row(2 * way + $0) }.reduce([0, 0, 0, 0]) { $0.adding(0.5, times: $1) }
        #expect((step.squaredDistance - walk.query.row(0).squaredDistance(to: prototype)).magnitude < 1e-12)
        #expect((step.squaredDistance + step.linearScore - walk.squaredNorm).magnitude < 1e-12)
        let weight = Double.exp(-step.squaredDistance) / steps.map { Double.exp(-$0.squaredDistance) }.sum()
        #expect((step.probability - weight).magnitude < 1e-12)
      }
      #expect(steps.map(\.squaredDistance).min() == steps[walk.decision].squaredDistance)
    }
  }

  @Test("Two classes are too few")
  func few() {
    #expect(throws: EpisodeError.tooManyWays(3, classCount: 2)) {
      try PrototypeWalk(through: examples(classCount: 2, perClass: 9, seed: 1), from: RandomSource(seed: 1))
    }
  }
}

@Suite("The identities of prototypes on random instances")
struct PrototypeIdentityTrialTests {
  @Test("No law is broken, the cosine's log-odds bend, and other points are better with the arguments exchanged", arguments: 1...3)
  func trial(seed: UInt64) throws {
    let tasks = examples(classCount: 6, perClass: 8, seed: 8)
    let trial = try PrototypeIdentityTrial(seed: seed, oneShotTasksOf: tasks)
    #expect(trial.bregmanCases == 600 && trial.cosineQueryCount == 1000 && trial.oneShotQueryCount == 500)
    #expect(trial.bregmanResidual < 1e-12 && trial.bregmanFailures == 0 && trial.exchangedFailures > 0)
    #expect(trial.linearResidual < 1e-12 && trial.distanceCurvature < 1e-9 && trial.cosineCurvature > 0.1)
    #expect(trial.cosineDifferences == 0 && trial.oneShotDifferences == 0 && trial.medianLosses == 0)
    #expect(try PrototypeIdentityTrial(seed: seed, oneShotTasksOf: tasks) == trial)
  }

  @Test("The sums of distances to the mean and to the median, by hand")
  func sums() {
    let (mean, median) = PrototypeIdentityTrial.sumsOfDistances(of: [0, 0, 3])
    #expect(mean == 4 && median == 3)
    #expect(PrototypeIdentityTrial.sumsOfDistances(of: [-2, 0, 1, 4, 7]) == (14, 13))
  }
}

@Suite("Simulated errors of prototypes")
struct PrototypeErrorSimulationTests {
  /// Intervals at 1 − 10⁻⁷: a false alarm once in a million runs.
  @Test("The law is inside the interval of its simulation", arguments: [(2, 1), (20, 5), (200, 20)])
  func simulation(dimension: Int, shots: Int) {
    let rate = PrototypeErrorRate(dimension: dimension, shotCount: shots, separation: 2)
    let count = rate.simulatedErrorCount(trialCount: 4000, from: RandomSource(seed: 9))
    let simulation = PrototypeErrorSimulation(of: rate, errorCount: count, trialCount: 4000)
    #expect(simulation.interval(level: 1 - 1e-7).contains(rate.value) && simulation.share == Double(count) / 4000)
  }

  @Test("The family has every Δ, D and K once, and the leading terms are off by 0.056 at most")
  func family() {
    let family = LeadingApproximationTrial.family
    #expect(family.count == 490 && Set(family).count == 490)
    let largest = family.map(\.leadingDeviation).reduce(0, max)
    #expect(largest > 0.05 && largest < 0.0565)
    let trial = LeadingApproximationTrial()
    #expect(trial.count == 490 && trial.worst.leadingDeviation == largest && trial.worst.shotCount < 5)
    #expect(trial.severalShotDeviation == family.filter { $0.shotCount > 4 }.map(\.leadingDeviation).max())
    // Below the law and above it, both somewhere.
    #expect(trial.tooSmallCount == family.count { $0.value - $0.leadingApproximation > 0 })
    #expect(0 < trial.tooSmallCount && trial.tooSmallCount < 490)
  }

  @Test("A grid's counts are those of each combination's own stream, and those of several seeds add up")
  func grid() {
    let grids = [RandomSource(seed: 3), RandomSource(seed: 4)].map { PrototypeErrorGrid(separation: 2, from: $0) }
    let simulations = PrototypeErrorGrid.simulations(grids, separation: 2)
    #expect(
      simulations.map { [$0.rate.shotCount, $0.rate.dimension] } == [1, 5, 20].flatMap { k in [2, 20, 200].map { [k, $0] } })
    for simulation in simulations {
      let rate = PrototypeErrorRate(dimension: simulation.rate.dimension, shotCount: simulation.rate.shotCount, separation: 2)
      let counts = [3, 4].map {
        rate.simulatedErrorCount(
          trialCount: 2000, from: RandomSource(seed: $0).stream("shots \(rate.dimension) \(rate.shotCount)"))
      }
      #expect(simulation.rate == rate && simulation.errorCount == counts[0] + counts[1] && simulation.trialCount == 4000)
    }
    #expect(PrototypeErrorGrid.simulations([], separation: 2).isEmpty)
  }
}
