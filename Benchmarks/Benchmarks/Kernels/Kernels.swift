import Benchmark
import Learning
import NumericCore
import Transfer

// Fixed work, the same as that of `peers.py`; a benchmark's name is the peer's row. `./compare` prints both and their ratio.

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 1, maxDuration: .seconds(2), maxIterations: 30)
  let random = RandomSource(seed: 7)

  for size in [32, 64, 128, 256, 512] {
    let a = Matrix(rowCount: size, columnCount: size, elements: random.normals(count: size * size))
    let b = Matrix(rowCount: size, columnCount: size, elements: random.normals(count: size * size))
    // Small products repeat until a measurement is well above the clock's resolution.
    let repetitions = max(1, 10_000_000 / (size * size * size))
    Benchmark("matrix-product-\(size)") { benchmark in
      var product = Matrix(rowCount: size, columnCount: size, repeating: 0)
      for _ in 0..<repetitions { Matrix.multiply(a, b, into: &product) }
      blackHole(product)
    }
  }

  for size in [200, 400] {
    let x = Matrix(rowCount: 2 * size, columnCount: size, elements: random.normals(count: 2 * size * size))
    let symmetric = x.gram
    Benchmark("symmetric-eigen-\(size)") { _ in blackHole(try SymmetricEigendecomposition(symmetric)) }
  }

  Benchmark("normals-1e6") { _ in blackHole(random.normals(count: 1_000_000)) }

  let x = random.normals(count: 1_000_000)
  let y = random.normals(count: 1_000_000).map { 0.5 + 1.2 * $0 }
  Benchmark("wasserstein-1d-1e6") { _ in blackHole(wasserstein1(SortedSample(x), SortedSample(y))) }

  let shifted = random.normals(count: 1_000_000).map { 0.3 + $0 }
  Benchmark("hdh-thresholds-1e6") { _ in blackHole(ThresholdDivergence(SortedSample(x), SortedSample(shifted)).kuiper) }

  let source = Matrix(rowCount: 1000, columnCount: 10, elements: random.normals(count: 10_000))
  let target = Matrix(rowCount: 1000, columnCount: 10, elements: random.normals(count: 10_000).map { 0.3 + $0 })
  Benchmark("mmd-permutation-1000") { _ in
    blackHole(
      KernelTwoSampleTest(
        source: source, target: target, kernel: .gaussian(gamma: 0.05), permutations: 200, random: random))
  }

  transportBenchmarks(random)
  learnerBenchmarks(random)
  trainingBenchmarks(random)
  episodeBenchmarks(random)
  labelShiftBenchmarks(random)
}

private func cloud(_ random: RandomSource, _ count: Int, _ dimension: Int, mean: Double = 0, deviation: Double = 1) -> Matrix {
  Matrix(
    rowCount: count, columnCount: dimension, elements: random.normals(count: count * dimension).map { mean + deviation * $0 })
}

private func transportBenchmarks(_ random: RandomSource) {
  let costs = pairwiseSquaredDistances(cloud(random, 1000, 2), cloud(random, 1000, 2, mean: 1))
  Benchmark("exact-transport-1000") { _ in blackHole(try ExactTransport(TransportProblem(costs: costs))) }

  let scaled = 1 / costs.largestMagnitude * costs
  Benchmark("sinkhorn-1000") { _ in
    blackHole(Sinkhorn(try TransportProblem(costs: scaled), regularization: 0.05, iterationCount: 500))
  }
}

private func learnerBenchmarks(_ random: RandomSource) {
  let features = cloud(random, 10_000, 50)
  let slopes = random.normals(count: 50)
  let labels = zip(features.times(slopes), random.normals(count: 10_000)).map { $0 + $1 > 0 ? 1.0 : 0 }
  let sample = Sample(features: features, labels: labels)
  Benchmark("logistic-10000x50") { _ in blackHole(try LogisticRegression(sample, penalty: 1, tolerance: 1e-6)) }

  for count in [500, 1000, 2000] {
    let points = cloud(random, count, 2)
    let labels = (0..<count).map { points.row($0).norm + 0.2 * random.normal() > 1.1 ? 1.0 : 0 }
    let weights = random.uniforms(count: count).map { 0.2 + 1.8 * $0 }
    let ring = Sample(features: points, labels: labels, weights: weights)
    Benchmark("svm-rbf-\(count)") { _ in blackHole(try SupportVectorMachine(ring, kernel: .gaussian(gamma: 1))) }
  }

  for count in [300, 1000] {
    let (source, target) = (cloud(random, count, 2), cloud(random, count, 2, mean: 0.5, deviation: 0.8))
    let kernel = Kernel.gaussian(gamma: 0.5)
    let (gram, sums) = (kernel.gram(of: source), kernel.sums(at: source, over: target))
    Benchmark("kmm-\(count)") { _ in blackHole(try KernelMeanMatching(gram: gram, targetSums: sums)) }
  }
}

/// 2,000 tasks of 5 ways, 5 shots and 15 queries, drawn from 20 classes of 100 examples in 64 dimensions.
private func episodeBenchmarks(_ random: RandomSource) {
  let centres = cloud(random, 20, 64)
  let classes = (0..<2000).map { $0 / 100 }
  let embedding = cloud(random, 2000, 64) + centres.rows(classes)
  let shape = EpisodeShape(wayCount: 5, shotCount: 5, queryCount: 15)
  Benchmark("prototype-episodes-2000") { _ in
    let sampler = try EpisodeSampler(classes: classes, classCount: 20, shape: shape)
    let episodes = sampler.episodes(2000, drawnFrom: random)
    blackHole(try FewShotHead.prototypes(.squaredEuclidean).accuracies(on: embedding, of: episodes))
  }
}

/// Shares of ten classes: from 10⁵ predictions in either domain, with standard errors, and by 50 steps of EM on 10⁵ posteriors.
private func labelShiftBenchmarks(_ random: RandomSource) {
  let count = 100_000
  func draw() -> [Int] { (0..<count).map { _ in random.integer(below: 10) } }
  let (labels, target) = (draw(), draw())
  // Right in seven cases of ten, else at random.
  let predicted = labels.map { random.bernoulli(0.7) ? $0 : random.integer(below: 10) }
  Benchmark("bbse-1e5") { _ in
    let confusion = ConfusionMatrix(predicted: predicted, actual: labels, classCount: 10)
    blackHole(
      try BlackBoxShiftEstimate(confusion: confusion, predictedShares: classShares(target, classCount: 10), targetCount: count))
  }

  let posteriors = Matrix(rows: (0..<count).map { _ in random.dirichlet(Array(repeating: 0.5, count: 10)) })
  Benchmark("em-50-steps-1e5") { _ in
    let likelihood = try PriorLikelihood(posteriors: posteriors, sourceShares: Array(repeating: 0.1, count: 10))
    blackHole((0..<50).reduce(likelihood.sourceShares) { shares, _ in likelihood.step(from: shares) })
  }
}

/// One epoch of 1,500 examples: 24 steps of 64, or 94 of 16.
private func trainingBenchmarks(_ random: RandomSource) {
  let inputs = FloatMatrix(cloud(random, 1500, 64))
  let examples = ClassifiedExamples(inputs: inputs, classes: (0..<1500).map { _ in random.integer(below: 10) }, classCount: 10)
  for (width, depth, batchSize) in [(64, 4, 64), (128, 5, 64), (32, 2, 16)] {
    let shape = NetworkShape(
      inputCount: 64, hidden: Array(repeating: width, count: depth), activation: .rectifier, classCount: 10)
    let start = Network(shape, drawnFrom: random)
    let plan = TrainingPlan(stepSize: 0.05, epochCount: 1, batchSize: batchSize, schedule: .constant)
    Benchmark("training-step-\(width)x\(depth)") { _ in
      var network = start
      blackHole(try network.train(on: examples, as: plan, shuffledBy: random))
    }
  }
}
